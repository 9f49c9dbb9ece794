import { serviceNames, type ServiceName } from '@smarketing/contracts/names';
import { Argument, type Command } from 'commander';
import { formatActs } from '../acts/format-acts.js';
import { operationsOf } from '../dead-letters/find-letters.js';
import { UsageError } from '../exit-codes.js';
import { shortPatience } from '../http/keep-trying.js';
import { contextForReading } from './command-context.js';
import { examplesOf } from './examples.js';

export function completeActs(command: Command): void {
  command
    .addArgument(new Argument('<service>', 'the service').choices([...serviceNames]))
    .option('--by <subject>', 'only what this caller did: the subject of their token')
    .option('--on <thing>', 'only what was done to this one, such as lead/ID')
    .option('--act <act>', 'only acts of this kind, such as contact.read')
    .option('--limit <count>', 'how many at most, up to 200', '50')
    .option('--json', 'print the acts as JSON')
    .addHelpText('after', examplesOf('acts marketing-intake --act contact.read'))
    .action(list);
}

interface ActsOptions {
  readonly by?: string;
  readonly on?: string;
  readonly act?: string;
  readonly limit: string;
  readonly json?: boolean;
}

async function list(service: ServiceName, options: ActsOptions): Promise<void> {
  const { by, on, act } = options;
  const limit = Number(options.limit);
  if (!/^\d{1,3}$/.test(options.limit) || limit < 1 || limit > 200) {
    throw new UsageError(`--limit ${options.limit} is not a whole number from 1 to 200.`);
  }
  const context = await contextForReading(options);
  const client = operationsOf(context.session, service, shortPatience);
  const query = { by, on, act, limit };
  const { items } = await client.get('/v1/operations/acts', { query });
  context.print(items, () => formatActs(items));
}

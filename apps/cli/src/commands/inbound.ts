import type { Command } from 'commander';
import { formatRefusals, formatSenders } from '../inbound/format-inbound.js';
import { contextForReading } from './command-context.js';
import { examplesOf } from './examples.js';

export function completeInbound(inbound: Command): void {
  inbound
    .command('list')
    .description('The systems whose facts are read, each with its topic, and what became of them')
    .option('--json', 'print them as JSON')
    .addHelpText('after', examplesOf('inbound list'))
    .action(list);
  inbound
    .command('refusals')
    .description('Where the records lie that were refused, and what is wrong with each')
    .option('--sender <name>', 'of one system alone')
    .option('--json', 'print them as JSON')
    .addHelpText('after', examplesOf('inbound refusals', 'inbound refusals --sender crm'))
    .action(refusals);
}

async function list(options: { json?: boolean }): Promise<void> {
  const { services, print } = await contextForReading(options);
  const { items } = await services.intake.get('/v1/inbound');
  print(items, () => formatSenders(items));
}

async function refusals(options: { sender?: string; json?: boolean }): Promise<void> {
  const { services, print } = await contextForReading(options);
  const { sender } = options;
  const query = { limit: 100, ...(sender !== undefined && { sender }) };
  const { items } = await services.intake.get('/v1/inbound/refusals', { query });
  print(items, () => formatRefusals(items));
}

import { serviceNames, type ServiceName } from '@smarketing/contracts/names';
import { Argument, type Command } from 'commander';
import { operationsOf } from '../dead-letters/find-letters.js';
import { exitCodes } from '../exit-codes.js';
import { longPatience, shortPatience, type Patience } from '../http/keep-trying.js';
import { formatMissing, formatPositions } from '../positions/format-positions.js';
import { contextForReading, type CommandContext } from './command-context.js';
import { examplesOf } from './examples.js';

const ofService = () => new Argument('<service>', 'the service').choices([...serviceNames]);

export function completePositions(positions: Command): void {
  positions
    .command('list')
    .description('Up to where a service has applied each topic, and of which cluster')
    .addArgument(ofService())
    .option('--json', 'print it as JSON')
    .addHelpText('after', examplesOf('positions list lead-scoring'))
    .action(list);
  positions
    .command('missing')
    .description('The keys of which the topics lack facts that the service has issued')
    .addArgument(ofService())
    .option('--json', 'print it as JSON')
    .addHelpText('after', examplesOf('positions missing marketing-intake'))
    .action(missing);
  positions
    .command('resume-by-sequence')
    .description('After a failover: read from the beginning, and skip by number what was applied')
    .addArgument(ofService())
    .option('--force', 'also where all positions are of this cluster: a topic was re-created')
    .option('--json', 'print it as JSON')
    .addHelpText('after', examplesOf('positions resume-by-sequence lead-scoring'))
    .action(resume);
}

interface Options {
  json?: boolean;
  force?: boolean;
}

async function list(service: ServiceName, options: Options): Promise<void> {
  const context = await contextForReading(options);
  const positions = await clientOf(context, service).get('/v1/operations/positions');
  context.print(positions, () => formatPositions(service, positions));
}

async function missing(service: ServiceName, options: Options): Promise<void> {
  const context = await contextForReading(options);
  const client = clientOf(context, service, longPatience);
  const lacking = await client.get('/v1/operations/positions/missing');
  context.print(lacking, () => formatMissing(service, lacking));
  process.exitCode = lacking.keys === 0 ? exitCodes.ok : exitCodes.partly;
}

async function resume(service: ServiceName, { force = false, json }: Options): Promise<void> {
  const context = await contextForReading({ ...(json && { json }) });
  const positions = await clientOf(context, service).post(
    '/v1/operations/positions/resume-by-sequence',
    { body: { force } },
  );
  context.print(positions, () =>
    [
      `${service} reads every topic from its beginning, and skips what it has applied. Follow it with \`smarketing backlog --wait\`.`,
      formatPositions(service, positions),
    ].join('\n'),
  );
}

function clientOf(
  { session, progress }: CommandContext,
  service: ServiceName,
  patience: Patience = shortPatience,
) {
  return operationsOf(session, service, patience, (name, error) => {
    progress.note(`Waiting for ${name} (${error.message.split('\n', 1)[0]})`);
  });
}

import { serviceNames, type ServiceName } from '@smarketing/contracts/names';
import { Argument, type Command } from 'commander';
import type { DeadLetter } from '../dead-letters/dead-letter.js';
import {
  allLetters,
  letterNamed,
  lettersNamed,
  operationsOf,
  type OperationsClient,
  readLetters,
  sheetOf,
} from '../dead-letters/find-letters.js';
import {
  formatLetters,
  formatOutcomes,
  formatSheet,
  isFaultyStill,
  sumOf,
} from '../dead-letters/format-letters.js';
import { discardLetter, redriveLetters } from '../dead-letters/redrive-letters.js';
import { CommandError, exitCodes, UsageError } from '../exit-codes.js';
import { longPatience, shortPatience, type Patience } from '../http/keep-trying.js';
import { during } from '../progress/progress.js';
import { contextForReading, contextForWork, type CommandContext } from './command-context.js';
import { examplesOf } from './examples.js';

const keyHelp = 'a key, or the id of a dead letter as `list` shows it';

export function completeDeadLetters(command: Command): void {
  command
    .command('list')
    .description('What is parked and why, and what was done last')
    .addArgument(serviceArgument('[service]', 'only those of this service'))
    .option('--json', 'print it as JSON')
    .addHelpText('after', examplesOf('dead-letters list', 'dead-letters list lead-scoring'))
    .action(list);
  command
    .command('show')
    .description('One dead letter in full, with what waits behind it')
    .addArgument(serviceArgument('<service>', 'the service where it is parked'))
    .argument('<key>', keyHelp)
    .option('--json', 'print the answer of the service as JSON')
    .addHelpText('after', examplesOf('dead-letters show lead-scoring leads:0:1'))
    .action(show);
  command
    .command('redrive')
    .description('Apply parked keys in order, each record exactly once, up to the first fault')
    .addArgument(serviceArgument('<service>', 'the service where they are parked'))
    .argument('[keys...]', keyHelp)
    .option('--all', 'all keys that are parked now')
    .option('--dry-run', 'only report what would happen')
    .option('--rate <keys>', 'at most this many keys per second', '10')
    .option('--json', 'print the outcomes as JSON')
    .addHelpText(
      'after',
      examplesOf(
        'dead-letters redrive lead-scoring --all --dry-run',
        'dead-letters redrive lead-scoring leads:0:1',
      ),
    )
    .action(redrive);
  command
    .command('discard')
    .description('Drop a faulty record for good, and apply what waits behind it')
    .addArgument(serviceArgument('<service>', 'the service where it is parked'))
    .argument('<key>', keyHelp)
    .requiredOption('--reason <text>', 'the reason, for the record; no contact data')
    .option('--dry-run', 'only report what would happen')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examplesOf('dead-letters discard lead-scoring leads:0:1 --reason "broken by the importer"'),
    )
    .action(discard);
}

function serviceArgument(name: string, description: string): Argument {
  return new Argument(name, description).choices([...serviceNames]);
}

async function list(service: ServiceName | undefined, options: { json?: boolean }) {
  const context = await contextForReading(options);
  const names = service ? [service] : serviceNames;
  const services = await Promise.all(
    names.map((name) => readLetters(clientOf(context, name, shortPatience))),
  );
  context.print(service ? services[0] : services, () => formatLetters(services));
}

async function show(service: ServiceName, key: string, options: { json?: boolean }) {
  const context = await contextForReading(options);
  const client = clientOf(context, service, shortPatience);
  const { id } = await letterNamed(client, key);
  const sheet = await sheetOf(client, id);
  if (!sheet)
    throw new CommandError(exitCodes.failed, `${id} has just been redriven or discarded.`);
  context.print(sheet, () => formatSheet(service, sheet));
}

interface RedriveOptions {
  all?: boolean;
  dryRun?: boolean;
  rate: string;
  json?: boolean;
}

async function redrive(service: ServiceName, keys: string[], options: RedriveOptions) {
  const { all = false, dryRun = false } = options;
  if (all === keys.length > 0) {
    throw new UsageError('Name the keys to redrive, or pass --all for every parked key.');
  }
  const rate = rateOf(options.rate);
  const context = await contextForWork(options);
  const client = clientOf(context, service, longPatience);
  const letters = all ? await allLetters(client) : await lettersOf(client, keys);
  const outcomes = await during(
    context.progress.begin(`${dryRun ? 'Trying' : 'Redriving'} keys of ${service}`, {
      total: letters.length,
      unit: 'keys',
    }),
    (step) =>
      redriveLetters(client, letters, { dryRun, rate, onKey: ({ length }) => step.at(length) }),
    sumOf,
  );
  context.print({ service, dryRun, keys: outcomes }, () => formatOutcomes(service, outcomes));
  if (outcomes.some(isFaultyStill)) process.exitCode = exitCodes.partly;
}

interface DiscardOptions {
  reason: string;
  dryRun?: boolean;
  json?: boolean;
}

async function discard(service: ServiceName, name: string, options: DiscardOptions) {
  const { reason, dryRun = false } = options;
  const context = await contextForWork(options);
  const client = clientOf(context, service, longPatience);
  const { id, key } = await letterNamed(client, name);
  const outcome = await discardLetter(client, id, { reason, dryRun });
  context.print({ service, id, key, outcome }, () =>
    formatOutcomes(service, [{ id, key, outcome }]),
  );
  if (outcome.fault) process.exitCode = exitCodes.partly;
}

/** Of every key its dead letters, each once. */
async function lettersOf(client: OperationsClient, keys: readonly string[]): Promise<DeadLetter[]> {
  const letters = new Map<string, DeadLetter>();
  for (const key of keys) {
    for (const letter of await lettersNamed(client, key)) letters.set(letter.id, letter);
  }
  return [...letters.values()];
}

function clientOf(
  { session, progress }: CommandContext,
  service: ServiceName,
  patience: Patience,
): OperationsClient {
  return operationsOf(session, service, patience, (name, error) => {
    progress.note(`Waiting for ${name} (${error.message.split('\n', 1)[0]})`);
  });
}

function rateOf(text: string): number {
  const rate = Number(text);
  if (rate > 0 && rate <= 1_000) return rate;
  throw new UsageError(`--rate ${text} must be keys per second, above 0 and at most 1000.`);
}

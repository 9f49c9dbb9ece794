import { createHash } from 'node:crypto';
import type { Input } from '@smarketing/api-client';
import { declineReasons, sides, suggestionTopics, type Side } from '@smarketing/contracts/names';
import { Option, type Command } from 'commander';
import { CommandError, exitCodes, UsageError } from '../exit-codes.js';
import { refusedAsUsage } from '../http/refused-input.js';
import { RefusedError } from '../http/service-errors.js';
import type { Services } from '../http/services.js';
import {
  formatSuggestion,
  formatSuggestions,
  type Suggestion,
} from '../suggestions/format-suggestions.js';
import { contextForReading } from './command-context.js';
import { examplesOf } from './examples.js';

const mostListed = 200;
const idHelp = 'as `suggestions list` shows it';

export function completeSuggestions(suggestions: Command): void {
  suggestions
    .command('list')
    .description('Suggestions, newest first')
    .addOption(
      new Option('--state <state>', 'only those in this state').choices([
        'raised',
        'validated',
        'declined',
      ]),
    )
    .option('--limit <number>', 'how many to list', '20')
    .option('--utc', 'times in UTC, not in the zone of the playbook')
    .option('--json', 'print them as JSON')
    .addHelpText('after', examplesOf('suggestions list --state raised'))
    .action(list);
  suggestions
    .command('show')
    .description('One suggestion in full, and what was decided')
    .argument('<id>', idHelp)
    .option('--utc', 'times in UTC, not in the zone of the playbook')
    .option('--json', 'print it as JSON')
    .addHelpText('after', examplesOf('suggestions show 01a22ae2-08cd-7263-b262-5d5880da5ff7'))
    .action(show);
  suggestions
    .command('raise')
    .description('Suggest a change to the other side; repeating it raises nothing new')
    .addOption(sideOption('the side that suggests it'))
    .addOption(
      new Option('--topic <topic>', 'what it is about')
        .choices([...suggestionTopics])
        .makeOptionMandatory(),
    )
    .requiredOption('--title <title>', 'in a few words')
    .requiredOption('--text <text>', 'what should change, and why; no contact data')
    .option('--evidence <address...>', 'figures that support it, such as /v1/reports/funnel')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      examplesOf(
        'suggestions raise --side sales --topic scoring --title "Fewer students" --text "Half of the leads of May study."',
      ),
    )
    .action(raise);
  suggestions
    .command('agree')
    .description('Agree to a suggestion of the other side')
    .argument('<id>', idHelp)
    .addOption(sideOption('the side that agrees'))
    .option('--json', 'print the result as JSON')
    .addHelpText('after', examplesOf('suggestions agree ID --side marketing'))
    .action(agree);
  suggestions
    .command('decline')
    .description('Decline a suggestion of the other side')
    .argument('<id>', idHelp)
    .addOption(sideOption('the side that declines'))
    .addOption(
      new Option('--reason <reason>', 'why').choices([...declineReasons]).makeOptionMandatory(),
    )
    .option('--text <text>', 'why, in words; no contact data')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      examplesOf(`suggestions decline ID --side marketing --reason ${declineReasons[0]}`),
    )
    .action(decline);
}

function sideOption(description: string): Option {
  return new Option('--side <side>', description).choices([...sides]).makeOptionMandatory();
}

interface ReadOptions {
  readonly json?: boolean;
  readonly utc?: boolean;
}

async function list(
  options: ReadOptions & { state?: Suggestion['state']; limit: string },
): Promise<void> {
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > mostListed) {
    throw new UsageError(`--limit ${options.limit} is not a number from 1 to ${mostListed}.`);
  }
  const { services, clock, print } = await contextForReading(options);
  const { state } = options;
  const [{ items }, time] = await Promise.all([
    services.feedback.get('/v1/suggestions', { query: { state, limit } }),
    clock(),
  ]);
  print(items, (screen) => formatSuggestions(items, time, screen));
}

async function show(id: string, options: ReadOptions): Promise<void> {
  const { services, clock, print } = await contextForReading(options);
  const [suggestion, time] = await Promise.all([find(services, id), clock()]);
  print(suggestion, (screen) => formatSuggestion(suggestion, time, screen));
}

async function find({ feedback }: Services, id: string): Promise<Suggestion> {
  for await (const page of feedback.pages('/v1/suggestions')) {
    const found = page.find(({ suggestionId }) => suggestionId === id);
    if (found) return found;
  }
  throw noSuchSuggestion(id);
}

function noSuchSuggestion(id: string, options?: ErrorOptions): CommandError {
  const sentence = `There is no suggestion ${id}. \`smarketing suggestions list\` shows them.`;
  return new CommandError(exitCodes.failed, sentence, options);
}

/** One that was named and is none is said to be none in words of the command line. */
async function ofSuggestion<R>(id: string, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RefusedError) || error.status !== 404) throw error;
    throw noSuchSuggestion(id, { cause: error });
  }
}

interface RaiseOptions {
  readonly side: Side;
  readonly topic: Suggestion['topic'];
  readonly title: string;
  readonly text: string;
  readonly evidence?: string[];
  readonly json?: boolean;
}

async function raise(options: RaiseOptions): Promise<void> {
  const { json: _, ...said } = options;
  await tell(options, '/v1/suggestions', { body: said }, 'Raised');
}

async function agree(id: string, options: { side: Side; json?: boolean }): Promise<void> {
  const { side } = options;
  await ofSuggestion(id, async () =>
    tell(options, '/v1/suggestions/{id}/agree', { path: { id }, body: { side } }, 'Agreed'),
  );
}

async function decline(
  id: string,
  options: { side: Side; reason: (typeof declineReasons)[number]; text?: string; json?: boolean },
): Promise<void> {
  const { side, reason, text } = options;
  const body = { side, reason, text };
  await ofSuggestion(id, async () =>
    tell(options, '/v1/suggestions/{id}/decline', { path: { id }, body }, 'Declined'),
  );
}

/** Said again, it is the same: the key is made of what is said. */
async function tell<P extends '/v1/suggestions' | `/v1/suggestions/{id}/${'agree' | 'decline'}`>(
  options: { readonly side: Side; readonly json?: boolean },
  route: P,
  input: Input<'feedback', 'post', P>,
  done: string,
): Promise<void> {
  const { services, print } = await contextForReading(options);
  const key = createHash('sha256')
    .update(JSON.stringify([route, input]))
    .digest('base64url');
  // All three answer the same.
  const path = route as '/v1/suggestions/{id}/agree';
  const asked = input as unknown as Input<'feedback', 'post', typeof path>;
  const result = await refusedAsUsage(async () =>
    services[options.side].post(path, { ...asked, header: { 'idempotency-key': key } }),
  );
  print(result, () => `${done}: ${result.suggestionId} is ${result.state}.`);
}

import { serviceNames, type ServiceName } from '@smarketing/contracts/names';
import { Argument, type Command } from 'commander';
import { operationsOf } from '../dead-letters/find-letters.js';
import { exitCodes, UsageError } from '../exit-codes.js';
import { longPatience, shortPatience, type Patience } from '../http/keep-trying.js';
import { formatOutcome, formatViews } from '../views/format-views.js';
import { rebuildView } from '../views/rebuild-view.js';
import type { ViewRebuild } from '../views/view-rebuild.js';
import { contextForReading, contextForWork, type CommandContext } from './command-context.js';
import { examplesOf } from './examples.js';

export function completeViews(views: Command): void {
  views
    .command('list')
    .description('The views of a service, and which of them can be rebuilt')
    .addArgument(new Argument('<service>', 'the service').choices([...serviceNames]))
    .option('--json', 'print it as JSON')
    .addHelpText('after', examplesOf('views list feedback'))
    .action(list);
  views
    .command('rebuild')
    .description(
      'Rebuild a view from the log beside the live one, compare the two, and switch over',
    )
    .argument('<service/view>', 'such as feedback/lead_stories')
    .option('--compare-only', 'stop after the comparison: the live view stays')
    .option('--accept-differences', 'switch even if they differ, as after a change of the folds')
    .option('--anew', 'discard what an earlier attempt has folded')
    .option('--json', 'print the answer of the service as JSON')
    .addHelpText('after', examplesOf('views rebuild feedback/lead_stories --compare-only'))
    .action(rebuild);
}

async function list(service: ServiceName, options: { json?: boolean }): Promise<void> {
  const context = await contextForReading(options);
  const client = clientOf(context, service, shortPatience);
  const { items } = await client.get('/v1/operations/views');
  context.print(items, () => formatViews(items));
}

interface RebuildOptions {
  compareOnly?: boolean;
  acceptDifferences?: boolean;
  anew?: boolean;
  json?: boolean;
}

async function rebuild(name: string, options: RebuildOptions): Promise<void> {
  const { compareOnly = false, acceptDifferences = false, anew = false } = options;
  if (compareOnly && acceptDifferences) {
    throw new UsageError('--compare-only switches nothing: leave out --accept-differences.');
  }
  const { service, view } = viewNamed(name);
  const context = await contextForWork(options);
  const client = clientOf(context, service, longPatience);
  const wish = { compareOnly, acceptDifferences, anew };
  const outcome = await rebuildView(client, view, wish, context.progress);
  context.print(outcome, () => formatOutcome(service, outcome));
  process.exitCode = exitCodeOfOutcome(outcome);
}

/** `service/view`. Throws where it is none. */
export function viewNamed(name: string): { service: ServiceName; view: string } {
  const [service, view, ...rest] = name.split('/');
  const known = serviceNames.find((one) => one === service);
  if (known && view && rest.length === 0) return { service: known, view };
  throw new UsageError(
    `${JSON.stringify(name)} is not a view: write SERVICE/VIEW, such as feedback/lead_stories. Services: ${serviceNames.join(', ')}. \`smarketing views list SERVICE\` lists its views.`,
  );
}

/** Differences are for somebody to decide about: not all is well, and nothing is broken. */
export function exitCodeOfOutcome({ status, comparison }: ViewRebuild) {
  if (status === 'switched') return exitCodes.ok;
  if (status !== 'compared' && status !== 'differs') return exitCodes.failed;
  const tallies = comparison ? [comparison.documents, comparison.counters] : [];
  const isSame = tallies.every(({ differ, missing, extra }) => differ + missing + extra === 0);
  return isSame && status === 'compared' ? exitCodes.ok : exitCodes.partly;
}

function clientOf({ session, progress }: CommandContext, service: ServiceName, patience: Patience) {
  return operationsOf(session, service, patience, (name, error) => {
    progress.note(`Waiting for ${name} (${error.message.split('\n', 1)[0]})`);
  });
}

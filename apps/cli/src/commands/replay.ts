import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';
import { outcomeOf, replayOlist } from '../olist/replay-olist.js';
import { contextForWork } from './command-context.js';
import { examplesOf } from './examples.js';

const firstRefused = 10;

export function completeReplay(replays: Command): void {
  replays
    .command('olist')
    .description(
      'The Olist marketing funnel: 8,000 leads and 842 deals; repeating it changes nothing',
    )
    .argument('<directory>', 'where the two CSV files are')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', examplesOf('replay olist ../olist'))
    .action(replay);
}

async function replay(directory: string, options: { json?: boolean }): Promise<void> {
  const { session, services, progress, print } = await contextForWork(options);
  const done = await replayOlist(directory, session, services, progress);
  const { leads, deals, seconds } = done;
  const { changed, unchanged, refused } = deals;
  print({ leads, deals: { changed, unchanged, refused }, seconds }, () =>
    [
      `Olist: ${outcomeOf(done)} (${seconds.toFixed(1)} s)`,
      ...refused.slice(0, firstRefused).map(({ name, why }) => `  deal of ${name}: ${why}`),
      ...(leads.failed > 0 ? [`The broken rows: smarketing import errors ${leads.importId}`] : []),
    ].join('\n'),
  );
  if (refused.length > 0 || leads.failed > 0) process.exitCode = exitCodes.partly;
}

import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';
import { during } from '../progress/progress.js';
import { formatBacklog } from '../settle/format-backlog.js';
import { lookAround } from '../settle/look-around.js';
import { outcomeOfWait, waitUntilSettled } from '../settle/wait-until-settled.js';
import { contextForReading } from './command-context.js';
import { examplesOf } from './examples.js';

export function addBacklogCommand(program: Command): void {
  program
    .command('backlog')
    .description('What each service has left to do, and whether facts are on their way')
    .option('--wait', 'wait until all that was published before has arrived everywhere')
    .option('--json', 'print it as JSON')
    .addHelpText('after', examplesOf('backlog', 'backlog --wait', 'backlog --wait --json'))
    .action(backlog);
}

async function backlog(options: { json?: boolean; wait?: boolean }): Promise<void> {
  const { session, services, progress, print } = await contextForReading(options);
  const settled = options.wait
    ? await during(
        progress.begin('Waiting until all that was published has arrived'),
        async (step) => waitUntilSettled(session, services, step),
        outcomeOfWait,
      )
    : undefined;
  const found = settled ?? (await lookAround(session, services));
  const quiescent = settled?.atRest ?? found.left === undefined;
  const others = settled?.atRest === false;
  print(
    {
      quiescent,
      ...(settled && { arrived: true, othersWrite: others }),
      left: found.left ?? null,
      services: found.backlog,
    },
    (screen) => formatBacklog(found, screen, others),
  );
  if (found.backlog.some(({ items }) => items === undefined)) {
    process.exitCode = exitCodes.notReachable;
  }
}

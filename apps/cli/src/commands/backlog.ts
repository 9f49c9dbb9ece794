import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';
import { during } from '../progress/progress.js';
import { formatBacklog } from '../settle/format-backlog.js';
import { readBacklog } from '../settle/read-backlog.js';
import { waitUntilSettled } from '../settle/wait-until-settled.js';
import { contextForReading } from './command-context.js';

export function addBacklogCommand(program: Command): void {
  program
    .command('backlog')
    .description('What each service has left to do; all zero: the system is at rest')
    .option('--wait', 'wait until all is done and has arrived everywhere')
    .option('--json', 'print it as JSON')
    .action(backlog);
}

async function backlog(options: { json?: boolean; wait?: boolean }): Promise<void> {
  const { session, services, progress, print } = await contextForReading(options);
  if (options.wait) {
    await during(
      progress.begin('Waiting until the system is at rest'),
      async (step) => waitUntilSettled(session, services, step),
      () => 'done',
    );
  }
  const rows = await readBacklog(session);
  const quiescent = rows.every((row) => row.quiescent);
  print({ quiescent, services: rows }, () => formatBacklog(rows));
  if (rows.some(({ items }) => items === undefined)) process.exitCode = exitCodes.notReachable;
}

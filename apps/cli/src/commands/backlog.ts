import type { Command } from 'commander';
import { exitCodes, UsageError } from '../exit-codes.js';
import { during } from '../progress/progress.js';
import { formatBacklog } from '../settle/format-backlog.js';
import { lookAround } from '../settle/look-around.js';
import {
  longestStandstill,
  outcomeOfWait,
  waitUntilSettled,
} from '../settle/wait-until-settled.js';
import { contextForReading } from './command-context.js';
import { examplesOf } from './examples.js';

const second = 1_000;
const mostPatience = 86_400;

export function completeBacklog(command: Command): void {
  command
    .option('--wait', 'wait until everything published so far has arrived everywhere')
    .option(
      '--patience <seconds>',
      'with --wait: give up after this long without progress',
      String(longestStandstill / second),
    )
    .option('--json', 'print it as JSON')
    .addHelpText('after', examplesOf('backlog', 'backlog --wait', 'backlog --wait --patience 10'))
    .action(backlog);
}

async function backlog(options: {
  json?: boolean;
  wait?: boolean;
  patience: string;
}): Promise<void> {
  const patience = patienceOf(options.patience);
  const { session, services, progress, print } = await contextForReading(options);
  const settled = options.wait
    ? await during(
        progress.begin('Waiting until everything published has arrived'),
        async (step) => waitUntilSettled(session, services, step, patience),
        outcomeOfWait,
      )
    : undefined;
  const found = settled ?? (await lookAround(session, services));
  const quiescent = settled?.idle ?? found.left === undefined;
  const others = settled?.idle === false;
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

/** In milliseconds. */
function patienceOf(text: string): number {
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= mostPatience) return seconds * second;
  throw new UsageError(`--patience ${text} is not a number of seconds from 1 to ${mostPatience}.`);
}

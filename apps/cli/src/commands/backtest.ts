import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { formatBacktest } from '../backtest/format-backtest.js';
import { htmlReport } from '../backtest/html-report.js';
import { readOutcome } from '../backtest/outcome-option.js';
import { runBacktest, type BacktestOrder } from '../backtest/run-backtest.js';
import { CommandError, exitCodes, UsageError } from '../exit-codes.js';
import { knownEncoding } from '../import-file/known-encoding.js';
import { contextOffline } from './command-context.js';
import { examplesOf } from './examples.js';

interface Options {
  readonly leads: string;
  readonly outcome: string;
  readonly numeric?: string;
  readonly categorical?: string;
  readonly exclude?: string;
  readonly testShare: string;
  readonly seed: string;
  readonly sheet?: string;
  readonly encoding?: string;
  readonly html?: string;
  readonly json?: boolean;
}

export function completeBacktest(backtest: Command): void {
  backtest
    .requiredOption('--leads <file>', 'a CSV file or workbook with a row for each lead')
    .requiredOption(
      '--outcome <column=value>',
      'the column that says how it ended, and which value counts',
    )
    .option('--train', 'learn a model from a part of the rows, which is what it does anyway')
    .option('--numeric <columns>', 'columns that hold numbers, separated by commas')
    .option('--categorical <columns>', 'columns that hold words, though they look like numbers')
    .option('--exclude <columns>', 'columns not to learn from: what is known only afterwards')
    .option('--test-share <share>', 'part of the rows to test on', '0.3')
    .option('--seed <number>', 'which rows those are: the same seed, the same rows', '42')
    .option('--sheet <name>', 'of a workbook: which sheet')
    .option('--encoding <name>', 'of a text file that is not recognised')
    .option('--html <file>', 'also write a page with the curves')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      examplesOf(
        'backtest --leads leads.csv --outcome converted=yes',
        'backtest --leads calls.csv --outcome y=yes --exclude duration --html report.html',
      ),
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  const order = orderOf(options);
  const { print } = contextOffline(options);
  const backtest = await runBacktest(order);
  if (options.html !== undefined) await writeReport(options.html, htmlReport(backtest));
  print(backtest, (screen) => formatBacktest(backtest, screen));
}

function orderOf(options: Options): BacktestOrder {
  const testShare = Number(options.testShare);
  if (!(testShare >= 0.05 && testShare <= 0.95)) {
    throw new UsageError(`--test-share is ${options.testShare} and must be from 0.05 to 0.95.`);
  }
  const seed = Number(options.seed);
  if (!Number.isSafeInteger(seed) || options.seed.trim() === '') {
    throw new UsageError(`--seed is ${options.seed} and must be a whole number.`);
  }
  return {
    file: options.leads,
    outcome: readOutcome(options.outcome),
    numeric: namesIn(options.numeric),
    categorical: namesIn(options.categorical),
    exclude: namesIn(options.exclude),
    testShare,
    seed,
    table: {
      sheet: options.sheet,
      encoding: knownEncoding(options.encoding),
    },
  };
}

function namesIn(list: string | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

async function writeReport(file: string, page: string): Promise<void> {
  try {
    await writeFile(file, page);
  } catch (cause) {
    throw new CommandError(
      exitCodes.failed,
      `The report cannot be written to ${file}: ${(cause as Error).message}. Name a file in a directory that you may write to.`,
      { cause },
    );
  }
}

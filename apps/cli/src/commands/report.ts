import { Option, type Command } from 'commander';
import { exitCodes } from '../exit-codes.js';
import { differencesFromOlist } from '../olist/compare-with-olist.js';
import { countOlistFiles } from '../olist/count-olist.js';
import { formatFunnel, formatLedger, formatSla } from '../report/format-reports.js';
import { formatSummary } from '../report/format-summary.js';
import {
  readAttainment,
  readCommitments,
  readFunnel,
  readLedger,
  readSummary,
} from '../report/read-reports.js';
import { contextForReading } from './command-context.js';

export function addReportCommand(program: Command): void {
  const report = program.command('report').description('The figures of both teams');
  report
    .command('summary')
    .description('Ledger, funnel by channel, days to won, both service levels')
    .option('--json', 'print it as JSON')
    .option('--olist <dir>', 'compare it with what the Olist files in DIR hold; 1 where it differs')
    .action(summary);
  report
    .command('ledger')
    .description('Where every lead has gone')
    .option('--json', 'print it as feedback answers it')
    .action(ledger);
  report
    .command('funnel')
    .description('How many leads have reached which stage')
    .addOption(new Option('--by <cut>').choices(['channel', 'cohort']).default('channel'))
    .option('--json', 'print it as feedback answers it')
    .action(funnel);
  report
    .command('sla')
    .description('How each team keeps the agreement towards the other')
    .option('--json', 'print it as the services answer it')
    .action(sla);
}

async function summary(options: { json?: boolean; olist?: string }): Promise<void> {
  const { session, services, print } = await contextForReading(options);
  const figures = await readSummary(session, services);
  print(figures, () => formatSummary(figures));
  if (options.olist === undefined) return;
  const differences = differencesFromOlist(figures, await countOlistFiles(options.olist));
  console.error(
    differences.length === 0
      ? 'Exactly the figures of the Olist files.'
      : ['Not the figures of the Olist files:', ...differences].join('\n  '),
  );
  if (differences.length > 0) process.exitCode = exitCodes.failed;
}

async function ledger(options: { json?: boolean }): Promise<void> {
  const { services, print } = await contextForReading(options);
  const answer = await readLedger(services);
  print(answer, () => formatLedger(answer));
}

async function funnel(options: { json?: boolean; by: string }): Promise<void> {
  const { services, print } = await contextForReading(options);
  const answer = await readFunnel(services, options.by);
  print(answer, () => formatFunnel(answer));
}

async function sla(options: { json?: boolean }): Promise<void> {
  const { services, print } = await contextForReading(options);
  const [attainment, commitments] = await Promise.all([
    readAttainment(services),
    readCommitments(services),
  ]);
  print({ ...attainment, monitored: commitments.items }, () => formatSla(attainment, commitments));
}

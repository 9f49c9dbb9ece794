import { Option, type Command } from 'commander';
import { exitCodes, UsageError } from '../exit-codes.js';
import { differencesFromOlist } from '../olist/compare-with-olist.js';
import { countOlistFiles } from '../olist/count-olist.js';
import { refusedAsUsage } from '../http/refused-input.js';
import { formatCampaignReport } from '../report/format-campaign-report.js';
import { formatFunnel, formatLedger } from '../report/format-reports.js';
import { formatRetention } from '../report/format-retention.js';
import { formatSla } from '../report/format-sla.js';
import { formatSummary } from '../report/format-summary.js';
import {
  readAttainment,
  readCampaignNames,
  readCampaignReport,
  readCommitments,
  readFunnel,
  readLedger,
  readRetention,
  readSummary,
} from '../report/read-reports.js';
import { contextForReading } from './command-context.js';
import { examplesOf } from './examples.js';

export function completeReport(report: Command): void {
  report
    .command('summary')
    .description('Ledger, funnel by channel, days to won, both service levels')
    .option('--json', 'print it as JSON')
    .option('--olist <dir>', 'compare it with the Olist files in DIR; exit code 1 if it differs')
    .addHelpText('after', examplesOf('report summary', 'report summary --json'))
    .action(summary);
  report
    .command('ledger')
    .description('Where every lead is now')
    .option('--json', 'print the answer of feedback as JSON')
    .addHelpText('after', examplesOf('report ledger'))
    .action(ledger);
  report
    .command('funnel')
    .description('How many leads have reached which stage')
    .addOption(
      new Option('--by <cut>', 'by channel, or by the month of the first contact')
        .choices(['channel', 'cohort'])
        .default('channel'),
    )
    .option('--json', 'print the answer of feedback as JSON')
    .addHelpText('after', examplesOf('report funnel', 'report funnel --by cohort'))
    .action(funnel);
  report
    .command('sla')
    .description('How well each team keeps its side of the agreement')
    .option('--month <yyyy-MM>', 'the commitments of this month (default: the current one)')
    .option('--json', 'print the answer of feedback as JSON')
    .addHelpText('after', examplesOf('report sla', 'report sla --month 2026-10'))
    .action(sla);
  report
    .command('retention')
    .description('Customers who stay and who buy again, by the month in which they were won')
    .option('--month <yyyy-MM>', 'count who stayed in this UTC month (default: the last full one)')
    .option('--json', 'print the answer of feedback as JSON')
    .addHelpText('after', examplesOf('report retention', 'report retention --month 2026-10'))
    .action(retention);
  report
    .command('campaigns')
    .description('What campaigns cost and bring: cost per lead, MQL and customer, revenue, return')
    .addOption(
      new Option('--by <cut>', 'by campaign, channel or month')
        .choices(['campaign', 'channel', 'month'])
        .default('campaign'),
    )
    .option('--month <yyyy-MM>', 'only leads first met, and costs, of this month')
    .option('--campaign <id>', 'only this campaign: by its id from `campaigns list`')
    .option('--channel <channel>', 'only this channel, with --by channel or month')
    .option('--limit <rows>', 'at most so many rows (default: 100)')
    .option('--json', 'print the answer of feedback as JSON')
    .addHelpText(
      'after',
      examplesOf('report campaigns', 'report campaigns --by channel --month 2026-10'),
    )
    .action(campaigns);
}

interface CampaignOptions {
  readonly by: 'campaign' | 'channel' | 'month';
  readonly month?: string;
  readonly campaign?: string;
  readonly channel?: string;
  readonly limit?: string;
  readonly json?: boolean;
}

async function campaigns(options: CampaignOptions): Promise<void> {
  const { by, campaign, channel, limit } = options;
  const month = monthOf(options.month);
  if (limit !== undefined && !/^[1-9]\d{0,2}$/.test(limit)) {
    throw new UsageError(`--limit ${limit} is not a whole number from 1 to 500.`);
  }
  const { services, print } = await contextForReading(options);
  const answer = await refusedAsUsage(async () =>
    readCampaignReport(services, {
      by,
      month,
      campaign,
      channel,
      ...(limit !== undefined && { limit: Number(limit) }),
    }),
  );
  const names = options.json ? {} : await readCampaignNames(services, answer);
  print(answer, (screen) => formatCampaignReport(answer, names, screen));
}

async function summary(options: { json?: boolean; olist?: string }): Promise<void> {
  // Counted first: a folder without the files is said at once, and nothing else.
  const counted = options.olist === undefined ? undefined : await countOlistFiles(options.olist);
  const { session, services, print } = await contextForReading(options);
  const figures = await readSummary(session, services);
  print(figures, (screen) => formatSummary(figures, screen));
  if (!counted) return;
  const differences = differencesFromOlist(figures, counted);
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
  print(answer, (screen) => formatLedger(answer, screen));
}

async function funnel(options: { json?: boolean; by: 'channel' | 'cohort' }): Promise<void> {
  const { services, print } = await contextForReading(options);
  const answer = await readFunnel(services, options.by);
  print(answer, (screen) => formatFunnel(answer, screen));
}

async function sla(options: { json?: boolean; month?: string }): Promise<void> {
  const month = monthOf(options.month);
  const { services, print } = await contextForReading(options);
  const [attainment, commitments] = await Promise.all([
    readAttainment(services, month),
    readCommitments(services),
  ]);
  print({ ...attainment, months: commitments.items }, (screen) =>
    formatSla(attainment, commitments, screen, month),
  );
}

async function retention(options: { json?: boolean; month?: string }): Promise<void> {
  const month = monthOf(options.month);
  const { services, print } = await contextForReading(options);
  const answer = await readRetention(services, month);
  print(answer, (screen) => formatRetention(answer, screen));
}

function monthOf(month: string | undefined): string | undefined {
  if (month === undefined || /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) return month;
  throw new UsageError(`--month ${month} is not a month. Write it as yyyy-MM, such as 2026-10.`);
}

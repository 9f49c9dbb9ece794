import type { MarketingIntake } from '@smarketing/api-client';
import { readPublishedPlaybook } from '@smarketing/playbook';
import { Option, type Command } from 'commander';
import { IANAZone } from 'luxon';
import {
  formatCampaign,
  formatCampaignCosts,
  formatCampaigns,
} from '../campaigns/format-campaigns.js';
import { formatImportedCosts } from '../cost-file/format-costs.js';
import { importCosts } from '../cost-file/import-costs.js';
import { readCostFile } from '../cost-file/read-cost-file.js';
import { exitCodes, UsageError } from '../exit-codes.js';
import { readAmount } from '../handoff/read-amount.js';
import { refusedAsUsage } from '../http/refused-input.js';
import type { Services } from '../http/services.js';
import { knownEncoding } from '../import-file/known-encoding.js';
import { during } from '../progress/progress.js';
import { counted } from '../progress/counted.js';
import type { DateOrder } from '../recognise-columns/date-shapes.js';
import { contextForReading, contextForWork } from './command-context.js';
import { examplesOf } from './examples.js';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function completeCampaigns(campaigns: Command): void {
  campaigns
    .command('list')
    .description('Campaigns, planned by hand or named by visits')
    .option('--planned', 'only those planned by hand')
    .option('--json', 'print them as JSON')
    .addHelpText('after', examplesOf('campaigns list', 'campaigns list --planned'))
    .action(list);
  campaigns
    .command('plan')
    .description('Plan a campaign (role marketing or revops); repeating it changes nothing')
    .argument('<code>', 'what costs name it by, and by default the utm_campaign of its visits')
    .option('--name <name>', 'what people call it')
    .option('--channel <channel>', 'default: what the playbook makes of source and medium')
    .option(
      '--utm <source/medium/campaign>',
      'which visits it counts; * stands for anything; may be given several times',
      collected,
      [] as string[],
    )
    .option('--budget <amount>', 'for the whole period, such as "12500.00 EUR"')
    .option('--from <day>', 'its first day, yyyy-MM-dd')
    .option('--to <day>', 'its last day, yyyy-MM-dd')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      examplesOf(
        'campaigns plan spring-2026 --utm google/cpc/spring-2026 --budget "12500.00 EUR" --from 2026-03-01 --to 2026-05-31',
        'campaigns plan fair --channel event',
      ),
    )
    .action(plan);
  campaigns
    .command('show')
    .description('One campaign')
    .argument('<campaign>', 'its id or its code')
    .option('--json', 'print it as JSON')
    .addHelpText('after', examplesOf('campaigns show spring-2026'))
    .action(show);
  campaigns
    .command('costs')
    .description('What a campaign has cost, by day and platform')
    .argument('<campaign>', 'its id or its code')
    .option('--json', 'print it as JSON')
    .addHelpText('after', examplesOf('campaigns costs spring-2026'))
    .action(costs);
  campaigns
    .command('import-costs')
    .description(
      'Record costs by day from a report of Google Ads, Meta, LinkedIn or Microsoft Advertising',
    )
    .argument('<file>', 'CSV or .xlsx as the platform exports it, in English or German')
    .option('--platform <name>', 'whose report it is, if the file does not tell: google-ads …')
    .option('--currency <code>', 'ISO 4217, if the file does not tell')
    .option('--zone <zone>', "the account's IANA time zone (default: the playbook's)")
    .addOption(new Option('--date-order <order>', 'what 03/04/2026 is').choices(['dmy', 'mdy']))
    .option('--encoding <name>', 'of the text, if it is not recognised')
    .option('--sheet <name>', 'of a workbook')
    .option('--dry-run', 'say what would be recorded, and record nothing')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      examplesOf(
        'campaigns import-costs google.csv --dry-run',
        'campaigns import-costs meta.csv --zone Europe/Berlin',
      ),
    )
    .action(importCostFile);
}

async function list(options: { planned?: boolean; json?: boolean }): Promise<void> {
  const { services, print } = await contextForReading(options);
  const found: MarketingIntake.Campaign[] = [];
  const query = options.planned ? { origin: 'plan' as const } : {};
  for await (const page of services.intake.pages('/v1/campaigns', { query })) found.push(...page);
  print(found, (screen) => formatCampaigns(found, screen));
}

interface PlanOptions {
  readonly name?: string;
  readonly channel?: string;
  readonly utm: readonly string[];
  readonly budget?: string;
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

async function plan(code: string, options: PlanOptions): Promise<void> {
  const { name, channel, budget, from, to } = options;
  const utm = options.utm.map(ruleOf);
  const body = {
    code,
    ...(name !== undefined && { name }),
    ...(channel !== undefined && { channel }),
    ...(utm.length > 0 && { utm }),
    ...(budget !== undefined && { budget: readAmount('--budget', budget) }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
  const { services, print } = await contextForReading(options);
  const campaign = await refusedAsUsage(async () =>
    services.intake.post('/v1/campaigns', { body }),
  );
  print(campaign, () => formatCampaign(campaign));
}

function collected(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function ruleOf(text: string): MarketingIntake.CampaignRule {
  const [source = '', medium = '', ...rest] = text.split('/');
  const campaign = rest.join('/');
  if (rest.length === 0) {
    throw new UsageError(
      `--utm ${text} must be source/medium/campaign, such as google/cpc/spring-* or */*/spring.`,
    );
  }
  const said = { source, medium, campaign };
  return Object.fromEntries(Object.entries(said).filter(([, part]) => part !== '' && part !== '*'));
}

async function show(asked: string, options: { json?: boolean }): Promise<void> {
  const { services, print } = await contextForReading(options);
  const campaign = await campaignNamed(services, asked);
  print(campaign, () => formatCampaign(campaign));
}

async function costs(asked: string, options: { json?: boolean }): Promise<void> {
  const { services, print } = await contextForReading(options);
  const { campaignId } = await campaignNamed(services, asked);
  const found: MarketingIntake.CampaignCost[] = [];
  const path = { id: campaignId };
  for await (const page of services.intake.pages('/v1/campaigns/{id}/costs', { path })) {
    found.push(...page);
  }
  print(found, (screen) => formatCampaignCosts(found, screen));
}

/** By its id, else by the code of a planned one, else by the only one that visits named so. */
async function campaignNamed(
  { intake }: Services,
  asked: string,
): Promise<MarketingIntake.Campaign> {
  if (uuid.test(asked)) {
    return refusedAsUsage(async () => intake.get('/v1/campaigns/{id}', { path: { id: asked } }));
  }
  const named: MarketingIntake.Campaign[] = [];
  for await (const page of intake.pages('/v1/campaigns')) {
    named.push(...page.filter(({ code }) => code.toLowerCase() === asked.trim().toLowerCase()));
  }
  const planned = named.filter(({ origin }) => origin === 'plan');
  const [only, ...more] = planned.length > 0 ? planned : named;
  if (!only) {
    throw new UsageError(`No campaign has the code ${asked}. smarketing campaigns list shows all.`);
  }
  if (more.length === 0) return only;
  const ids = [only, ...more].map(({ campaignId }) => campaignId).join(', ');
  throw new UsageError(`Several campaigns have the code ${asked}: name one by its id, ${ids}.`);
}

interface CostFileOptions {
  readonly platform?: string;
  readonly currency?: string;
  readonly zone?: string;
  readonly dateOrder?: DateOrder;
  readonly encoding?: string;
  readonly sheet?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

async function importCostFile(path: string, options: CostFileOptions): Promise<void> {
  const { platform, currency, dateOrder, zone, dryRun = false } = options;
  if (platform !== undefined && !/^[a-z][a-z0-9-]{0,39}$/.test(platform)) {
    throw new UsageError(
      `--platform ${platform} is not a name of a platform. Use lower-case letters, digits and -, such as google-ads.`,
    );
  }
  if (zone !== undefined && !IANAZone.isValidZone(zone)) {
    throw new UsageError(
      `--zone ${zone} is not known. Pass an IANA time zone such as --zone Europe/Berlin or --zone UTC.`,
    );
  }
  const encoding = knownEncoding(options.encoding);
  const read = await readCostFile(
    path,
    { sheet: options.sheet, encoding },
    { platform, currency, dateOrder },
  );
  const { services, print, progress } = await contextForWork(options);
  const order = { zone: zone ?? read.zone ?? (await zoneOfPlaybook(services)), dryRun };
  const done = await during(
    progress.begin('Recording costs', { total: read.costs.length, unit: 'daily costs' }),
    async (step) => importCosts(services.intake, read, order, step),
    ({ errors }) => counted(errors.length, 'error'),
  );
  print(done, (screen) => formatImportedCosts(path, done, screen));
  if (done.errors.length > 0) process.exitCode = exitCodes.partly;
}

async function zoneOfPlaybook({ feedback }: Services): Promise<string> {
  const { document } = await feedback.get('/v1/playbook');
  return readPublishedPlaybook(document).calendars[0]?.zone ?? 'UTC';
}

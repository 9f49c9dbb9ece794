import { keepTrying } from '../http/keep-trying.js';
import type { Services } from '../http/services.js';
import type { Session } from '../session/session.js';
import { readFlow } from '../settle/read-flow.js';
import type {
  AttainmentAnswer,
  CampaignReportAnswer,
  CommitmentsAnswer,
  FunnelAnswer,
  LedgerAnswer,
  RetentionAnswer,
  VelocityAnswer,
} from './answers.js';
import { summaryOf, type Summary } from './summary.js';

export async function readLedger({ feedback }: Services): Promise<LedgerAnswer> {
  return feedback.get('/v1/reports/ledger');
}

export async function readFunnel(
  { feedback }: Services,
  by: 'channel' | 'cohort',
): Promise<FunnelAnswer> {
  return feedback.get('/v1/reports/funnel', { query: { by } });
}

export async function readVelocity({ feedback }: Services): Promise<VelocityAnswer> {
  return feedback.get('/v1/reports/velocity');
}

/** `month`: of the commitments, `yyyy-MM`; default the current one. */
export async function readAttainment(
  { feedback }: Services,
  month?: string,
): Promise<AttainmentAnswer> {
  return feedback.get('/v1/reports/attainment', { query: { month } });
}

export async function readRetention(
  { feedback }: Services,
  month?: string,
): Promise<RetentionAnswer> {
  return feedback.get('/v1/reports/retention', { query: { month } });
}

export async function readCommitments({ feedback }: Services): Promise<CommitmentsAnswer> {
  return feedback.get('/v1/reports/commitments');
}

export interface CampaignReportOrder {
  readonly by?: 'campaign' | 'channel' | 'month' | undefined;
  readonly month?: string | undefined;
  readonly campaign?: string | undefined;
  readonly channel?: string | undefined;
  readonly limit?: number | undefined;
}

export async function readCampaignReport(
  { feedback }: Services,
  query: CampaignReportOrder = {},
): Promise<CampaignReportAnswer> {
  return feedback.get('/v1/reports/campaigns', { query });
}

/** What the campaigns of a report are called, which only marketing-intake knows. */
export async function readCampaignNames(
  { intake }: Services,
  { by, rows }: CampaignReportAnswer,
): Promise<Record<string, string>> {
  if (by !== 'campaign') return {};
  const found = await Promise.all(
    rows.map(async ({ key }) => intake.find('/v1/campaigns/{id}', { path: { id: key } })),
  );
  return Object.fromEntries(
    found.flatMap((campaign) =>
      campaign ? [[campaign.campaignId, campaign.name ?? campaign.code]] : [],
    ),
  );
}

const campaignsOfSummary = 12;

/** All that the summary tells, read at one time. */
export async function readSummary(session: Session, services: Services): Promise<Summary> {
  const [ledger, funnel, velocity, attainment, commitments, accounts, campaigns, flow, erasures] =
    await Promise.all([
      readLedger(services),
      readFunnel(services, 'channel'),
      readVelocity(services),
      readAttainment(services),
      readCommitments(services),
      services.intake.get('/v1/accounts/counts'),
      readCampaignReport(services, { limit: campaignsOfSummary }),
      keepTrying(services.feedback.patience, () => readFlow(session, services)),
      services.corrections.get('/v1/erasures', { query: { limit: 1 } }),
    ]);
  const [receipt = null] = erasures.items;
  const isCosted = campaigns.all.cost.length > 0;
  const campaignNames = isCosted ? await readCampaignNames(services, campaigns) : {};
  const told = isCosted ? { campaigns, campaignNames } : {};
  return summaryOf({
    ledger,
    funnel,
    velocity,
    attainment,
    commitments,
    accounts,
    flow,
    receipt,
    ...told,
  });
}

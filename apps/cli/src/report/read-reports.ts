import { keepTrying } from '../http/keep-trying.js';
import type { Services } from '../http/services.js';
import type { Session } from '../session/session.js';
import { readFlow } from '../settle/read-flow.js';
import type {
  AttainmentAnswer,
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

/** All that the summary tells, read at one time. */
export async function readSummary(session: Session, services: Services): Promise<Summary> {
  const [ledger, funnel, velocity, attainment, commitments, accounts, flow, erasures] =
    await Promise.all([
      readLedger(services),
      readFunnel(services, 'channel'),
      readVelocity(services),
      readAttainment(services),
      readCommitments(services),
      services.intake.get('/v1/accounts/counts'),
      keepTrying(services.feedback.patience, () => readFlow(session, services)),
      services.corrections.get('/v1/erasures', { query: { limit: 1 } }),
    ]);
  const [receipt = null] = erasures.items;
  return summaryOf({ ledger, funnel, velocity, attainment, commitments, accounts, flow, receipt });
}

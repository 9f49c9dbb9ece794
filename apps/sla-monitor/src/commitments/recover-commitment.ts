import type { CommitmentClosed, CommitmentFact, CommitmentOffPace } from '@smarketing/contracts';
import type { Arrived, FoldContext, Folded } from '@smarketing/event-bus';
import type { Terms } from '../terms/terms.js';
import { businessDaysOf } from './calendar-month.js';
import type { CommitmentPeriod, CommitmentRecord } from './commitment-record.schema.js';
import { commitmentSubject } from './commitment-subject.js';

/** As if every day were over: where no calendar tells which it was, nobody is warned of the month again. */
const everyDay = 31;

/** The month was said to be off pace by a fact that a restored database does not know. */
export function recoverWarned(
  record: CommitmentRecord | undefined,
  fact: Arrived<CommitmentOffPace>,
  { reference }: FoldContext<Terms | undefined>,
): Folded<CommitmentRecord> {
  const warnedAtDay = dayOf(fact, reference);
  return inMonth(record, fact, { state: 'running', warnedAtDay });
}

/** The month was closed by such a fact. */
export function recoverClosed(
  record: CommitmentRecord | undefined,
  fact: Arrived<CommitmentClosed>,
): Folded<CommitmentRecord> {
  const { period, outcome } = fact.data;
  const warnedAtDay = record?.periods[period]?.warnedAtDay ?? 0;
  return inMonth(record, fact, { state: outcome, warnedAtDay });
}

function inMonth(
  record: CommitmentRecord | undefined,
  { key: _id, data, playbook = 1 }: Arrived<CommitmentFact>,
  said: Pick<CommitmentPeriod, 'state' | 'warnedAtDay'>,
): Folded<CommitmentRecord> {
  const { period, goal, actual } = data;
  const month = { ...said, goal, actual, playbook };
  return { document: { ...record, _id, periods: { ...record?.periods, [period]: month } } };
}

/** Business days that were over when the fact was announced. */
function dayOf(
  { data: { subject, period }, time }: Arrived<CommitmentFact>,
  terms: Terms | undefined,
): number {
  const commitment = terms?.playbook.commitments.find(
    ({ id }) => commitmentSubject(id) === subject,
  );
  if (!terms || !commitment) return everyDay;
  const calendar = terms.calendarOf(terms.version, commitment.calendar);
  return businessDaysOf(calendar, period, time).elapsed;
}

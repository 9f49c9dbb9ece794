import type { CommitmentClosed, CommitmentOffPace } from '@smarketing/contracts';
import type { Arrived, Folded } from '@smarketing/event-bus';
import type { CommitmentHistory, CommitmentPeriod } from './commitment-history.schema.js';

type History = CommitmentHistory | undefined;

/**
 * Of a month the newest warning counts, and none of its counts once it is closed: a log may have a part
 * of them on `sla`, which comes in any order to the others.
 */
export function noteOffPace(history: History, fact: Arrived<CommitmentOffPace>): Noted {
  const { period, goal, actual } = fact.data;
  const known = history?.periods[period];
  if (known?.offPaceAt && known.offPaceAt > fact.time) return noted(history, fact, known);
  const counts = known?.outcome ? known : { goal, actual };
  return noted(history, fact, { ...known, ...counts, offPaceAt: fact.time });
}

export function noteClosed(history: History, fact: Arrived<CommitmentClosed>): Noted {
  const { period, goal, actual, outcome } = fact.data;
  return noted(history, fact, { ...history?.periods[period], goal, actual, outcome });
}

type Noted = Folded<CommitmentHistory>;

function noted(
  history: History,
  { key, data: { period } }: Arrived<{ period: string }>,
  said: CommitmentPeriod,
): Noted {
  return { document: { _id: key, periods: { ...history?.periods, [period]: said } } };
}

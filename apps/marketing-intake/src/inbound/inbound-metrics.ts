import { oneMetric } from '@smarketing/observability';
import { Counter } from 'prom-client';

export type InboundOutcome = 'stored' | 'repeated' | 'waiting' | 'refused';

/** Counts what became of a record; only records that were committed. */
export function countInbound(sender: string, outcome: InboundOutcome, many = 1): void {
  if (many > 0) facts().inc({ sender, outcome }, many);
}

function facts(): Counter<'sender' | 'outcome'> {
  return oneMetric(
    'inbound_facts_total',
    (name) =>
      new Counter({
        name,
        help: 'Facts of other systems by sender and by what became of them.',
        labelNames: ['sender', 'outcome'],
      }),
  );
}

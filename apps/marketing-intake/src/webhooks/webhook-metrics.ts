import { oneMetric } from '@smarketing/observability';
import { Counter } from 'prom-client';

export type DeliveryOutcome =
  | 'stored'
  | 'repeated'
  | 'passed-over'
  | 'refused'
  | 'unsigned'
  | 'stale'
  | 'unreadable'
  | 'unknown-source'
  | 'failed';

/** Counts a delivery. `source`: of those that are configured, so that there are few. */
export function countDelivery(source: string, outcome: DeliveryOutcome): void {
  deliveries().inc({ source, outcome });
}

function deliveries(): Counter<'source' | 'outcome'> {
  return oneMetric(
    'webhook_deliveries_total',
    (name) =>
      new Counter({
        name,
        help: 'Deliveries of webhooks by source and by what became of them.',
        labelNames: ['source', 'outcome'],
      }),
  );
}

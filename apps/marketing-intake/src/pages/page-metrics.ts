import { oneMetric } from '@smarketing/observability';
import { Counter } from 'prom-client';

type MessageOutcome = 'taken' | 'refused' | 'too-many' | 'other-origin' | 'unknown-page' | 'failed';

/** Counts a message. `page`: of those that are configured, so that there are few. */
export function countMessage(page: string, outcome: MessageOutcome): void {
  messages().inc({ page, outcome });
}

function messages(): Counter<'page' | 'outcome'> {
  return oneMetric(
    'page_messages_total',
    (name) =>
      new Counter({
        name,
        help: 'Visits and forms of pages by page and by what became of them.',
        labelNames: ['page', 'outcome'],
      }),
  );
}

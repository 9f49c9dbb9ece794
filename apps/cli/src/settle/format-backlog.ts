import { table, whole } from '../report/table.js';
import type { ServiceBacklog } from './read-backlog.js';

const columns: readonly (readonly [string, string])[] = [
  ['outboxRows', 'outbox rows'],
  ['lagEvents', 'lag'],
  ['parkedKeys', 'parked keys'],
  ['heldEvents', 'held'],
  ['overdueTimers', 'overdue timers'],
];

/** The services and what each has left to do; what has no column of its own counts as other. */
export function formatBacklog(rows: readonly ServiceBacklog[]): string {
  const named = new Set(columns.map(([name]) => name));
  const cells = rows.map(({ service, quiescent, items, unknown }) => {
    if (!items) return [service, ...columns.map(() => '–'), '–', unknown ?? 'does not answer'];
    const other = Object.entries(items).filter(([name]) => !named.has(name));
    return [
      service,
      ...columns.map(([name]) => whole(items[name] ?? null)),
      whole(other.reduce((sum, [, number]) => sum + number, 0)),
      unknown ?? (quiescent ? 'at rest' : 'busy'),
    ];
  });
  const atRest = rows.every(({ quiescent }) => quiescent);
  return [
    table(['service', ...columns.map(([, label]) => label), 'other', ''], cells),
    '',
    atRest ? 'The system is at rest.' : 'There is work left. `smarketing backlog --wait` waits.',
  ].join('\n');
}

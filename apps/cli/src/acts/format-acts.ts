import type { LeadScoring } from '@smarketing/api-client';
import { table } from '../report/table.js';

type Act = LeadScoring.components['schemas']['Act'];

/** Who did what, newest first, as a table. */
export function formatActs(acts: readonly Act[]): string {
  if (acts.length === 0) return 'Nobody has done such a thing.';
  const rows = acts.map(({ at, act, by, on, counts, reason }) => [
    `${at.slice(0, 19).replace('T', ' ')}Z`,
    act,
    `${by.subject} (${by.role})`,
    on ??
      Object.entries(counts)
        .map(([name, count]) => `${name} ${count}`)
        .join(', '),
    reason ?? '-',
  ]);
  const headers = ['when', 'act', 'by', 'on', 'why'];
  return table(headers, rows, { words: headers, uncut: ['on'] });
}

import type { ListedImport } from '../src/import-upload/format-imports.js';
import type { Rep } from '../src/reps/format-reps.js';
import type { ServiceBacklog } from '../src/settle/read-backlog.js';

const idle = { outboxRows: 0, lagEvents: 0, lagSeconds: 0, parkedKeys: 0, heldEvents: 0 };

/** One service behind, one away. */
export const shownBacklog: readonly ServiceBacklog[] = [
  { service: 'marketing-intake', quiescent: true, items: { ...idle, overdueTimers: 0 } },
  { service: 'lead-scoring', quiescent: true, items: { ...idle, overdueTimers: 0 } },
  { service: 'sales-handoff', quiescent: false, unknown: 'does not answer' },
  {
    service: 'sla-monitor',
    quiescent: false,
    items: { ...idle, outboxRows: 1_200, overdueTimers: 3, toJudge: 7 },
  },
  {
    service: 'feedback',
    quiescent: false,
    items: { ...idle, lagEvents: 12_345, lagSeconds: 4, overdueTimers: 0 },
  },
];

const counts = { rows: 50_000, created: 48_000, matched: 1_500, unchanged: 480, failed: 20 };

export const shownImports = [
  {
    importId: '01a2088b-5729-742d-931e-fee9659bb436',
    name: 'Kontakte aus der 営業部 und von der Messe in Hannover, Stand März 2026.csv',
    state: 'interrupted',
    createdAt: '2026-03-28T23:30:00.000Z',
    ...counts,
  },
  {
    importId: '01a2088b-5729-742d-931e-fee9659bb437',
    name: 'leads.csv',
    state: 'completed',
    createdAt: '2026-03-29T01:30:00.000Z',
    completedAt: '2026-03-29T01:31:00.000Z',
    ...counts,
    failed: 0,
  },
] as unknown as readonly ListedImport[];

export const shownReps: readonly Rep[] = [
  { repId: 'rep-17', name: 'Lena Vogt', weight: 2, active: true, linked: true, subject: 'sso|17' },
  { repId: 'rep-18', name: '渡辺 さくら 👩‍💼', weight: 1, active: true, linked: false },
  {
    repId: '4ef15afb4b2723d8f3d81e51ec7afefe',
    name: 'Maximiliane-Charlotte von und zu Hohenstein-Rabeneck',
    weight: 1,
    active: false,
    linked: false,
  },
];

import type { TailedFact } from '../src/events/format-fact.js';
import type { RowError } from '../src/import-file/format-row-error.js';
import type { DryRun } from '../src/import-upload/try-leads.js';
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

export const shownRowErrors: readonly RowError[] = [
  { row: 2, line: 3, column: 'E-Mail', why: 'is not an e-mail address such as name@example.com' },
  {
    row: 17,
    line: 19,
    column: 'Land',
    why: 'must be the two letters that ISO 3166-1 has for a country, such as DE',
  },
];

export const shownDryRun: DryRun = {
  rows: 50_000,
  created: 49_100,
  matched: 600,
  unchanged: 256,
  failed: 44,
  conflicts: 3,
  merged: 300,
  mergedExamples: [
    { row: 120, line: 121, withRow: 7 },
    { row: 512, line: 514, withRow: 120 },
  ],
  refused: [
    {
      column: 'Erstellungsdatum',
      why: 'is not a date in the format dd.MM.yyyy HH:mm',
      rows: 40,
      examples: [
        { row: 9, line: 10 },
        { row: 11, line: 12 },
      ],
    },
    {
      column: null,
      why: 'has a value that stands under no name',
      rows: 4,
      examples: [{ row: 90, line: 91 }],
    },
  ],
  refusedOtherwise: 0,
  unlisted: { industry: 1_204 },
};

const leadId = '01a2091e-a3ff-778f-a33d-8cd4a7e4c477';
const factOf = (stream: string, type: string, sequence: number, at: string, data: object) => ({
  stream,
  envelope: { time: new Date(at), type: `smarketing.${type}.v1`, subject: leadId, sequence },
  data,
});

export const shownFacts: readonly TailedFact[] = [
  factOf('leads', 'lead.captured', 1, '2026-10-24T22:30:07.120Z', {
    source: 'import',
    channel: 'organic_search',
    profile: { industry: 'manufacturing', companySize: '50-249', country: 'DE' },
    emailKind: 'company',
  }),
  factOf('scores', 'lead.scored', 1, '2026-10-24T22:30:07.900Z', {
    score: 24,
    playbook: 1,
    contributions: [
      { rule: 'company-mail', points: 8 },
      { rule: 'pricing-view', points: 16 },
    ],
  }),
  factOf('qualifications', 'lead.qualified', 1, '2026-10-25T01:30:00.000Z', { score: 53 }),
  factOf('sla', 'obligation.armed', 1, '2026-10-26T08:00:00.000Z', {
    level: 'respond-to-handoff',
    due: '2026-10-26T11:00:00.000Z',
  }),
  factOf('handoffs', 'lead.accepted', 2, '2026-10-26T09:41:30.000Z', {}),
];

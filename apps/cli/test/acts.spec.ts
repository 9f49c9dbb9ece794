import { expect, it } from 'vitest';
import { formatActs } from '../src/acts/format-acts.js';

const act = {
  id: '0197b2a4-6f00-7000-8000-000000000001',
  at: '2026-11-30T12:34:56.789Z',
  act: 'contact.read',
  by: { subject: 'jo', role: 'sales' },
  on: 'lead/0197b2a4-6f00-7000-8000-000000000002',
  counts: {},
  reason: 'TICKET-4711',
  correlationId: 'c',
};

it('acts are told with who, what, when and why', () => {
  const lines = formatActs([
    act,
    { ...act, act: 'lead.batch', on: null, counts: { created: 2, matched: 1 }, reason: null },
  ]).split('\n');
  expect(lines.map((line) => line.trim().split(/ {2,}/))).toEqual([
    ['when', 'act', 'by', 'on', 'why'],
    ['2026-11-30 12:34:56Z', 'contact.read', 'jo (sales)', act.on, 'TICKET-4711'],
    ['2026-11-30 12:34:56Z', 'lead.batch', 'jo (sales)', 'created 2, matched 1', '-'],
  ]);
});

it('no acts are a sentence', () => {
  expect(formatActs([])).toBe('Nobody has done such a thing.');
});

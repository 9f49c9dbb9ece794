import { expect, it } from 'vitest';
import { formatRefusals, formatSenders } from '../src/inbound/format-inbound.js';

const cellsOf = (text: string) => text.split('\n').map((line) => line.trim().split(/ {2,}/));

it('systems whose facts are read are listed with what became of them', () => {
  const crm = {
    ...{ sender: 'crm', topic: 'smarketing.inbound.crm', lastStoredAt: '2026-11-30T12:34:56.789Z' },
    ...{ storedInSevenDays: 12, refusedInSevenDays: 1, waiting: 2 },
  };
  expect(cellsOf(formatSenders([crm]))).toEqual([
    ['sender', 'topic', 'last stored', 'in 7 days', 'refused', 'waiting'],
    ['crm', 'smarketing.inbound.crm', '2026-11-30 12:34:56Z', '12', '1', '2'],
  ]);
  expect(formatSenders([])).toContain('INBOUND_SENDERS');
});

it('what was refused is a place and a reason', () => {
  const refusal = {
    ...{ sender: 'crm', topic: 'smarketing.inbound.crm', partition: 3, offset: 4711 },
    ...{ field: '', why: 'has no body', at: '2026-11-30T12:34:56.789Z' },
  };
  expect(cellsOf(formatRefusals([refusal]))[1]).toEqual([
    '2026-11-30 12:34:56Z',
    'smarketing.inbound.crm:3:4711',
    'the event has no body',
  ]);
});

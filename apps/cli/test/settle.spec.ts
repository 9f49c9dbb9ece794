import { describe, expect, it } from 'vitest';
import { plainProgress } from '../src/progress/plain-progress.js';
import { silentProgress, withCalmNotes } from '../src/progress/progress.js';
import { formatBacklog } from '../src/settle/format-backlog.js';
import { hasArrived } from '../src/settle/read-flow.js';
import type { ServiceBacklog } from '../src/settle/read-backlog.js';
import { whatIsLeft } from '../src/settle/wait-until-settled.js';
import { olistAnswers } from './report-answers.js';

const idle = { outboxRows: 0, lagEvents: 0, parkedKeys: 0, heldEvents: 0, overdueTimers: 0 };
const atRest: ServiceBacklog = { service: 'feedback', quiescent: true, items: idle };
const busy: ServiceBacklog = {
  service: 'sla-monitor',
  quiescent: false,
  items: { ...idle, outboxRows: 1_200, toJudge: 3 },
};
const away: ServiceBacklog = {
  service: 'sales-handoff',
  quiescent: false,
  unknown: 'does not answer',
};

describe('what is left', () => {
  it('is nothing where all are at rest', () => {
    expect(whatIsLeft([atRest, atRest])).toBeUndefined();
  });

  it('names the services and what they have to do', () => {
    expect(whatIsLeft([busy, atRest, away])).toBe(
      'sla-monitor (outbox rows 1,200, to judge 3), sales-handoff (does not answer)',
    );
  });
});

it('the table of the backlog reads like this', () => {
  expect(formatBacklog([atRest, busy, away])).toMatchInlineSnapshot(`
    "  service        outbox rows  lag  parked keys  held  overdue timers  other
      feedback                 0    0            0     0               0      0          at rest
      sla-monitor          1,200    0            0     0               0      3             busy
      sales-handoff            –    –            –     –               –      –  does not answer

    There is work left. \`smarketing backlog --wait\` waits."
  `);
});

it('a flow has arrived only where every published event is folded', () => {
  const { flow } = olistAnswers;
  expect(hasArrived(flow)).toBe(true);
  expect(hasArrived({ ...flow, sla: { published: 10, folded: 9 } })).toBe(false);
});

it('progress without a terminal is a line at most every two seconds', () => {
  const lines: string[] = [];
  let now = 0;
  const progress = plainProgress(
    (line) => lines.push(line),
    () => now,
  );
  const step = progress.begin('Closing deals', { total: 842, unit: 'deals' });
  for (now = 0; now <= 4_000; now += 500) step.at(now / 10);
  step.end('842 closed');
  expect(lines).toEqual([
    'Closing deals …\n',
    'Closing deals: 200 deals (23 %)\n',
    'Closing deals: 400 deals (47 %)\n',
    'Closing deals: 842 closed\n',
  ]);
});

it('progress that does not move is told every ten seconds', () => {
  const lines: string[] = [];
  let now = 0;
  const step = plainProgress(
    (line) => lines.push(line),
    () => now,
  ).begin('Waiting');
  for (now = 0; now < 23_000; now += 500) step.at(0, 'looking');
  const told = lines.filter((line) => line === 'Waiting: looking\n');
  expect([lines.length, told.length]).toEqual([4, 3]);
});

it('the same note is told once in ten seconds', () => {
  const notes: string[] = [];
  let now = 0;
  const progress = withCalmNotes(
    { ...silentProgress, note: (text) => notes.push(text) },
    () => now,
  );
  for (now = 0; now <= 12_000; now += 1_000) progress.note('Waiting for feedback');
  progress.note('another');
  expect(notes).toEqual(['Waiting for feedback', 'Waiting for feedback', 'another']);
});

import { describe, expect, it } from 'vitest';
import { plainProgress } from '../src/progress/plain-progress.js';
import { silentProgress, withCalmNotes } from '../src/progress/progress.js';
import { formatBacklog } from '../src/settle/format-backlog.js';
import { hasArrived } from '../src/settle/read-flow.js';
import type { ServiceBacklog } from '../src/settle/read-backlog.js';
import type { ServiceProgress } from '../src/settle/read-progress.js';
import { ArrivalProof } from '../src/settle/arrival-proof.js';
import { whatIsLeft } from '../src/settle/look-around.js';
import { olistAnswers } from './report-answers.js';

const idle = { outboxRows: 0, lagEvents: 0, parkedKeys: 0, heldEvents: 0, overdueTimers: 0 };
const quietService: ServiceBacklog = { service: 'feedback', quiescent: true, items: idle };
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
  it('is nothing where all are idle', () => {
    expect(whatIsLeft([quietService, quietService])).toBeUndefined();
  });

  it('names the services and what they have to do', () => {
    expect(whatIsLeft([busy, quietService, away])).toBe(
      'sla-monitor (outbox rows 1,200, to judge 3), sales-handoff (does not answer)',
    );
  });
});

describe('the verdict of the backlog', () => {
  const verdict = (left: string | undefined, waited = false) =>
    formatBacklog({ backlog: [quietService], left }, undefined, waited)
      .split('\n')
      .at(-1);

  it('is rest only where nothing is on its way either', () => {
    expect(verdict(undefined)).toBe('The system is idle.');
    const left = 'facts are on their way: sla 9 of 10 at feedback';
    expect(verdict(left)).toBe(
      `There is work left: ${left}. \`smarketing backlog --wait\` waits for it.`,
    );
  });

  it('is no rest where others keep writing, and tells what is left', () => {
    const all = 'Everything published before the wait began has arrived. Others keep writing.';
    expect(verdict(undefined, true)).toBe(all);
    expect(verdict('feedback (lag events 1)', true)).toBe(
      `${all} Left now: feedback (lag events 1).`,
    );
  });
});

describe('the proof that all of before has arrived', () => {
  const both = ['marketing-intake', 'feedback'] as const;
  const clock = (second: number) => new Date(second * 1_000).toISOString();
  /** One who writes, one who reads; the reader falls ever further behind the end of the log. */
  const found = (second: number, oldest: number | null, applied: number): ServiceProgress[] => [
    {
      service: 'marketing-intake',
      at: clock(second),
      oldestUnpublished: oldest === null ? null : clock(oldest),
      logs: {},
    },
    {
      service: 'feedback',
      at: clock(second),
      oldestUnpublished: null,
      logs: { 'leads/0': { end: second * 100, applied } },
    },
  ];

  it('is complete beside writing that never ends, and when all of before is applied', () => {
    const proof = new ArrivalProof(both, 1);
    const readings: [number, number | null, number][] = [
      [10, 9, 800],
      [11, 10, 820],
      [12, 11, 850],
      [13, 12, 1_200],
      [14, 13, 1_299],
      [15, 14, 1_300],
    ];
    const complete = readings.map((reading) => {
      proof.take(found(...reading));
      return proof.isComplete;
    });
    expect(complete).toEqual([false, false, false, false, false, true]);
  });

  it('takes the end of the log only when all of before is on it', () => {
    const proof = new ArrivalProof(both, 1);
    proof.take(found(10, 10, 1_000));
    proof.take(found(11, 11, 1_100));
    // The log ends at 1,200 now.
    proof.take(found(12, 12, 1_199));
    expect(proof.isComplete).toBe(false);
    proof.take(found(13, 13, 1_200));
    expect(proof.isComplete).toBe(true);
  });

  it('follows what facts lead to, from service to service', () => {
    const proof = new ArrivalProof(both, 2);
    const complete = [10, 11, 12, 13].map((second) => {
      proof.take(found(second, null, second * 100));
      return proof.isComplete;
    });
    expect(complete).toEqual([false, false, false, true]);
  });

  it('needs every service to have told how far it is, not all at one time', () => {
    const proof = new ArrivalProof(both, 1);
    const [intake, feedback] = found(10, null, 1_000) as [ServiceProgress, ServiceProgress];
    const complete = [[intake], [feedback], [intake], [], [feedback]].map((told) => {
      proof.take(told);
      return proof.isComplete;
    });
    expect(complete).toEqual([false, false, false, false, true]);
  });

  it('gets on where less of before is left, and not where others write', () => {
    const proof = new ArrivalProof(both, 1);
    const readings: [number, number | null, number][] = [
      [10, 9, 0],
      [11, 9, 0],
      [12, null, 0],
      [13, null, 500],
      [14, null, 500],
      [15, null, 501],
    ];
    expect(readings.map((reading) => proof.take(found(...reading)))).toEqual([
      true,
      false,
      true,
      true,
      false,
      true,
    ]);
  });
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

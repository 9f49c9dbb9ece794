import { describe, expect, it } from 'vitest';
import { plainProgress } from '../src/progress/plain-progress.js';
import { silentProgress, withCalmNotes } from '../src/progress/progress.js';
import { formatBacklog } from '../src/settle/format-backlog.js';
import { hasArrived } from '../src/settle/read-flow.js';
import type { ServiceBacklog } from '../src/settle/read-backlog.js';
import { ArrivalProof } from '../src/settle/arrival-proof.js';
import { whatIsLeft } from '../src/settle/look-around.js';
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

describe('the verdict of the backlog', () => {
  const verdict = (left: string | undefined, waited = false) =>
    formatBacklog({ backlog: [atRest], left }, undefined, waited)
      .split('\n')
      .at(-1);

  it('is rest only where nothing is on its way either', () => {
    expect(verdict(undefined)).toBe('The system is at rest.');
    const left = 'facts are on their way: sla 9 of 10 at feedback';
    expect(verdict(left)).toBe(`There is work left: ${left}. \`smarketing backlog --wait\` waits.`);
  });

  it('is no rest where others keep writing, and tells what is left', () => {
    const all = 'All that was published before the wait began has arrived. Others keep writing.';
    expect(verdict(undefined, true)).toBe(all);
    expect(verdict('feedback (lag events 1)', true)).toBe(
      `${all} Left now: feedback (lag events 1).`,
    );
  });
});

describe('the proof that all of before has arrived', () => {
  const names = ['sales-handoff', 'feedback'] as const;
  const found = (handoff: number, feedback: number): ServiceBacklog[] =>
    [handoff, feedback].map((lagEvents, index) => ({
      service: names[index]!,
      quiescent: lagEvents === 0,
      items: { ...idle, lagEvents, lagSeconds: lagEvents },
    }));

  it('is complete when each has rested after the one before it, twice around', () => {
    const proof = new ArrivalProof(names);
    const readings: [number, number][] = [
      [0, 5],
      [7, 3],
      [7, 0],
      [0, 2],
      [1, 0],
    ];
    const passed = readings.map(([handoff, feedback]) => {
      proof.take(found(handoff, feedback));
      return proof.isComplete;
    });
    expect(passed).toEqual([false, false, false, false, true]);
  });

  it('counts one service for one reading: what left the first may be read by the second later', () => {
    const proof = new ArrivalProof(names);
    proof.take(found(0, 0));
    proof.take(found(0, 9));
    proof.take(found(0, 9));
    expect(proof.isComplete).toBe(false);
  });

  it('gets on where a service rests, or has less to do than before', () => {
    const proof = new ArrivalProof(names);
    const progress = [9, 12, 9, 4, 0].map((lag) => proof.take(found(lag, 1)));
    expect(progress).toEqual([true, false, false, true, true]);
  });

  it('gets not on where a service does not answer', () => {
    const proof = new ArrivalProof(['sales-handoff']);
    expect([proof.take([away]), proof.take([away])]).toEqual([false, false]);
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

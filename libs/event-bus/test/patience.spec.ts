import { describe, expect, it } from 'vitest';
import { Patience } from '../src/patience.js';

const terms = { busyPerSecond: 40, waitMs: 40, enough: 10 };
const transactionMs = 8;

/**
 * The groups that items make which arrive one by one every so many milliseconds, whatever became of
 * those before. Each group is committed in 8 ms.
 */
function groupsOf(everyMs: number, items: number) {
  const patience = new Patience(terms);
  const groups: number[] = [];
  let next = 0;
  let now = 0;
  const arrivals = Array.from({ length: items }, (_, at) => at * everyMs);
  let waiting = 0;
  let isEnough = false;
  const admit = (until: number) => {
    while (next < items && arrivals[next]! <= until) {
      isEnough = patience.arrived(++waiting, arrivals[next++]!);
    }
  };
  while (next < items || waiting > 0) {
    if (waiting === 0) now = Math.max(now, arrivals[next]!);
    admit(now);
    isEnough = false;
    const waitMs = patience.begin(waiting, now);
    if (waitMs > 0) {
      const until = now + waitMs;
      while (!isEnough && next < items && arrivals[next]! <= until) admit((now = arrivals[next]!));
      if (!isEnough) now = until;
      patience.end();
    }
    groups.push(waiting);
    waiting = 0;
    now += transactionMs;
  }
  return { groups, lasted: now };
}

/** How many items so many callers bring through in ten seconds, who wait for each answer. */
function broughtThrough(callers: number) {
  const patience = new Patience(terms);
  let now = 0;
  let items = 0;
  while (now < 10_000) {
    for (let caller = 1; caller <= callers; caller++) patience.arrived(caller, now);
    const waitMs = patience.begin(callers, now);
    now += waitMs;
    if (waitMs > 0) patience.end();
    now += transactionMs;
    items += callers;
  }
  return items;
}

describe('Patience with a group', () => {
  it('is not asked of anybody where little comes', () => {
    const { groups } = groupsOf(50, 100);
    expect(groups).toEqual(Array.from({ length: 100 }, () => 1));
  });

  it.each([
    { everyMs: 20, atLeast: 2 },
    { everyMs: 7, atLeast: 5 },
  ])('makes groups of $atLeast and more where one comes every $everyMs ms', (given) => {
    const { groups } = groupsOf(given.everyMs, 1_000);
    expect(1_000 / groups.length).toBeGreaterThan(given.atLeast);
  });

  it('lets enough go at once', () => {
    const patience = new Patience(terms);
    for (let item = 1; item <= 10; item++) {
      expect(patience.arrived(item, 0)).toBe(item === 10);
    }
    expect(patience.begin(10, 0)).toBe(0);
  });

  it.each([1, 2, 4, 9])(
    'costs %d callers who wait for each answer less than a tenth',
    (callers) => {
      expect(broughtThrough(callers)).toBeGreaterThan((0.9 * callers * 10_000) / transactionMs);
    },
  );
});

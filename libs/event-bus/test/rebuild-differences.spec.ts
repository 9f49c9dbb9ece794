import { describe, expect, it } from 'vitest';
import { differencesBetween } from '../src/rebuild/differences.js';
import { referenceAt } from '../src/rebuild/reference-at.js';

const at = new Date('2026-11-23T09:00:00.000Z');

describe('Two stored documents', () => {
  it.each([
    [
      { a: 1, b: { c: [1, { d: at }] } },
      { b: { c: [1, { d: new Date(at) }] }, a: 1 },
    ],
    [{ bus: { version: 7, seen: { leads: 1 } } }, { bus: { version: 2, seen: { leads: 1 } } }],
    [{ n: 0 }, { n: -0 }],
  ])('%j and %j are equal', (live, rebuilt) => {
    expect(differencesBetween(live, rebuilt)).toEqual([]);
  });

  it.each([
    [{ a: 1 }, { a: 2 }, { path: 'a', live: '1', rebuilt: '2' }],
    [{ a: 1 }, {}, { path: 'a', live: '1' }],
    [{}, { a: null }, { path: 'a', rebuilt: 'null' }],
    [{ a: [1, 2] }, { a: [2, 1] }, { path: 'a.0', live: '1', rebuilt: '2' }],
    [{ a: [] }, { a: {} }, { path: 'a', live: '[]', rebuilt: '{}' }],
    [{ a: at }, { a: at.getTime() }, { path: 'a' }],
    [
      { bus: { sent: { scores: 2 } } },
      { bus: { sent: {} } },
      { path: 'bus.sent.scores', live: '2' },
    ],
  ])('%j and %j differ, and it is said where', (live, rebuilt, first) => {
    expect(differencesBetween(live, rebuilt)[0]).toMatchObject(first);
  });

  it('are told apart by a few fields at most', () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`f${index}`, index]));
    expect(differencesBetween(many, {})).toHaveLength(5);
  });
});

describe('The reference by which a record was folded', () => {
  const past = [
    { version: 3, next: { leads: 5 } },
    { version: 4, next: { leads: 10, 'leads/bulk': 2 } },
    { version: 6, next: { leads: 30, 'leads/bulk': 2 } },
  ];

  it.each([
    ['leads', 9, 0],
    ['leads', 10, 1],
    ['leads', 29, 1],
    ['leads', 30, 2],
    ['leads/bulk', 1, 0],
    ['leads/bulk', 2, 2],
    // Folded before anything was noted.
    ['leads', 0, 0],
  ] as const)('in %s at %i is the one noted there', (topic, offset, index) => {
    expect(referenceAt(past, topic, offset)).toBe(index);
  });

  it('is the one in force where none was noted', () => {
    expect(referenceAt([], 'leads', 7)).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { ClockApart } from '../src/status/clock-apart.js';

const now = Date.UTC(2026, 10, 23, 9);
const hour = 3_600_000;
const nobody = { command: () => Promise.reject(new Error('not asked')) };
const reading = (ahead: number, took = 0) => ({
  before: now + ahead,
  after: now + ahead + took,
  database: now + took / 2,
});

describe('The clocks of host and database', () => {
  it.each([
    [3 * hour, /The clock of this host is 3 h 0 min ahead of the clock of the database/],
    [-26 * hour, /is 1 d 2 h behind the clock of the database/],
    [90_000, /is 1 min ahead of/],
  ])('that are apart by %i ms are named, with what to do', (ahead, sentence) => {
    const said = new ClockApart(nobody).judge(reading(ahead));
    expect(said).toMatch(sentence);
    expect(said).toMatch(/host 2026-11-2.*database 2026-11-23T09:00:00.000Z.*NTP/);
  });

  it.each([0, 59_000, -59_000])('that are apart by %i ms are not worth a word', (ahead) => {
    expect(new ClockApart(nobody).judge(reading(ahead))).toBeUndefined();
  });

  it('are not blamed for a database that answers late', () => {
    expect(new ClockApart(nobody).judge(reading(0, 200_000))).toBeUndefined();
  });

  it('are told until they are close again, and not now and then', () => {
    const clocks = new ClockApart(nobody);
    const told = [59, 61, 59, 45, 61, 29, 59].map((s) => clocks.judge(reading(s * 1_000)));
    expect(told.map(Boolean)).toEqual([false, true, true, true, true, false, false]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  addBusinessMinutes,
  businessMinutesBetween,
  dueWithPauses,
  usedBusinessMinutes,
  type Pause,
} from '../src/index.js';
import { office } from './calendars.js';

const at = (local: string) => new Date(`2026-11-${local}+01:00`);

/**
 * The agreed figures are 30 minutes used before the pause and a due on Tuesday 2026-11-24 10:45.
 * They follow from more than one story; each of these gives both.
 */
const stories: [what: string, armedAt: Date, minutes: number, pause: Required<Pause>][] = [
  [
    '2 h, paused Monday 16:30 until Tuesday 09:15',
    at('23T16:00'),
    120,
    { from: at('23T16:30'), to: at('24T09:15') },
  ],
  [
    '1 h, paused Monday 10:30 until Tuesday 10:15',
    at('23T10:00'),
    60,
    { from: at('23T10:30'), to: at('24T10:15') },
  ],
  [
    '4 h, paused Friday 16:30 until Monday 15:15',
    at('20T16:00'),
    240,
    { from: at('20T16:30'), to: at('23T15:15') },
  ],
];

describe('a clock that was paused', () => {
  it.each(stories)('%s', (_what, armedAt, minutes, pause) => {
    const clock = { armedAt, pauses: [pause] };
    expect(usedBusinessMinutes(office, clock, pause.from)).toBe(30);
    expect(usedBusinessMinutes(office, clock, pause.to)).toBe(30);
    expect(dueWithPauses(office, armedAt, minutes, [pause])).toEqual(at('24T10:45'));
  });

  it('has no due while the pause lasts, and its used minutes stand still', () => {
    const pauses = [{ from: at('23T10:30') }];
    expect(dueWithPauses(office, at('23T10:00'), 60, pauses)).toBeUndefined();
    const clock = { armedAt: at('23T10:00'), pauses };
    expect(usedBusinessMinutes(office, clock, at('23T16:00'))).toBe(30);
  });

  it('keeps a due that was reached before the pause began', () => {
    const pauses = [{ from: at('23T11:00') }];
    expect(dueWithPauses(office, at('23T10:00'), 60, pauses)).toEqual(at('23T11:00'));
  });

  it('is not moved by a pause over closed time', () => {
    const weekend = [{ from: at('20T17:00'), to: at('23T09:00') }];
    expect(dueWithPauses(office, at('20T16:30'), 60, weekend)).toEqual(at('23T09:30'));
  });

  it('counts overlapping pauses once, in whatever order they became known', () => {
    const pauses = [
      { from: at('23T11:00'), to: at('23T12:00') },
      { from: at('23T10:30'), to: at('23T11:30') },
      { from: at('23T10:40'), to: at('23T10:50') },
    ];
    expect(dueWithPauses(office, at('23T10:00'), 60, pauses)).toEqual(at('23T12:30'));
    const clock = { armedAt: at('23T10:00'), pauses };
    expect(usedBusinessMinutes(office, clock, at('23T12:15'))).toBe(45);
  });

  it('ignores a pause that ended before the clock was armed', () => {
    const pauses = [{ from: at('20T10:00'), to: at('20T11:00') }];
    expect(dueWithPauses(office, at('23T10:00'), 60, pauses)).toEqual(at('23T11:00'));
  });

  it('refuses a pause that ends before it begins', () => {
    const pauses = [{ from: at('23T11:00'), to: at('23T10:00') }];
    expect(() => dueWithPauses(office, at('23T10:00'), 60, pauses)).toThrow('pause.to');
  });
});

const minute = fc
  .integer({ min: 0, max: 20 * 1440 })
  .map((n) => at('09T00:00').getTime() + n * 60_000);
const closedPause = fc
  .tuple(minute, minute)
  .map(([a, b]): Pause => ({ from: new Date(Math.min(a, b)), to: new Date(Math.max(a, b)) }));

describe('for any pauses', () => {
  it('the clock has run exactly its minutes when it is due', () => {
    fc.assert(
      fc.property(
        minute,
        fc.integer({ min: 0, max: 3000 }),
        fc.array(closedPause, { maxLength: 4 }),
        (armed, minutes, pauses) => {
          const armedAt = new Date(armed);
          const due = dueWithPauses(office, armedAt, minutes, pauses)!;
          expect(usedBusinessMinutes(office, { armedAt, pauses }, due)).toBe(minutes);
        },
      ),
    );
  });

  it('one pause moves the due by the open time inside it, and never brings it nearer', () => {
    fc.assert(
      fc.property(
        minute,
        fc.integer({ min: 1, max: 3000 }),
        closedPause,
        (armed, minutes, pause) => {
          const armedAt = new Date(armed);
          const unpaused = addBusinessMinutes(office, armedAt, minutes);
          const due = dueWithPauses(office, armedAt, minutes, [pause])!;
          const began = new Date(Math.max(armed, pause.from.getTime()));
          const lost = began < unpaused ? businessMinutesBetween(office, began, pause.to!) : 0;
          expect(businessMinutesBetween(office, unpaused, due)).toBe(lost);
          expect(due.getTime()).toBeGreaterThanOrEqual(unpaused.getTime());
        },
      ),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { StandStill, isTooSlow } from '../src/request/body-pace.js';

const kib = 1024;
const pace = { bodyGrace: 10_000, bodyRate: 16 * kib, streamStillFor: 30_000, streamRate: kib };

describe('a JSON body', () => {
  it.each([
    ['nothing in the grace', 0, 10_000, false],
    ['one byte each two seconds', 6, 12_000, true],
    ['a megabyte at 20 KiB/s, in the middle', 520 * kib, 26_000, false],
    ['a megabyte at 20 KiB/s, at its end', 1_020 * kib, 51_000, false],
    ['all but the end, for ever', 1_023 * kib, 75_000, true],
  ])('%s', (_, received, elapsed, tooSlow) => {
    expect(isTooSlow(received, elapsed, pace)).toBe(tooSlow);
  });
});

describe('a streamed body', () => {
  /** Told each second how many bytes came; when it is cut, in seconds. */
  function cutAfter(bytesIn: (second: number) => number, unreadAt = (_: number) => 0) {
    const still = new StandStill();
    let received = 0;
    for (let second = 1; second <= 300; second += 1) {
      received += bytesIn(second);
      const seen = { received, unread: unreadAt(second), now: second * 1_000 };
      if (still.isOver(seen, 1_000, pace)) return second;
    }
    return undefined;
  }

  it('that brings nothing is cut after its pause', () => {
    expect(cutAfter((second) => (second === 1 ? 10_000 : 0))).toBe(31);
  });

  it('of one byte each two seconds is cut', () => {
    expect(cutAfter((second) => second % 2)).toBe(30);
  });

  it('that comes slowly and honestly is not', () => {
    expect(cutAfter(() => 2 * kib)).toBeUndefined();
  });

  it('that pauses and goes on is not', () => {
    expect(cutAfter((second) => (second % 20 === 0 ? 100 * kib : 0))).toBeUndefined();
  });

  it('that its reader does not take is not', () => {
    expect(
      cutAfter(
        () => 0,
        () => 16 * kib,
      ),
    ).toBeUndefined();
    expect(
      cutAfter(
        () => 0,
        (second) => (second <= 100 ? 16 * kib : 0),
      ),
    ).toBe(130);
  });
});

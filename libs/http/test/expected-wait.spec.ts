import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpectedWait } from '../src/service/expected-wait.js';

const limits = { expectedWait: 2_000, inHandAtFirst: 100, inHandAtMost: 2_000 };

/** A way in that does so much a second, one after the other, on a clock of its own. */
class WayIn {
  readonly wait = new ExpectedWait(limits);
  private now = 0;
  private readonly queue: { weight: number; enteredAt: number }[] = [];
  private credit = 0;
  readonly waits: number[] = [];

  constructor(public perSecond: number) {}

  offer(weight = 1): boolean {
    if (!this.wait.mayEnter(weight, this.now)) return false;
    this.wait.enter(weight, this.now);
    this.queue.push({ weight, enteredAt: this.now });
    return true;
  }

  pass(milliseconds: number, offerEach = (): void => {}): void {
    for (const end = this.now + milliseconds; this.now < end;) {
      this.now += 10;
      this.credit = this.queue.length === 0 ? 0 : this.credit + this.perSecond / 100;
      while (this.queue[0] && this.credit >= this.queue[0].weight) {
        const { weight, enteredAt } = this.queue.shift()!;
        this.credit -= weight;
        this.wait.leave(weight, true, this.now);
        this.waits.push(this.now - enteredAt);
      }
      offerEach();
    }
  }

  get inHand(): number {
    return this.queue.reduce((sum, { weight }) => sum + weight, 0);
  }
}

/** As many as it takes, each 10 ms. */
function flood(way: WayIn, weight = 1): () => void {
  return () => {
    for (let tries = 0; tries < 5_000 && way.offer(weight); tries += 1);
  };
}

describe('what is in hand', () => {
  it('is a hundred where nothing is known of the speed yet', () => {
    const way = new WayIn(1_000);
    flood(way)();
    expect(way.inHand).toBe(100);
  });

  it.each([20, 60, 100, 300, 900])('is what %i a second get done in two seconds', (perSecond) => {
    const way = new WayIn(perSecond);
    way.pass(20_000, flood(way));
    const right = perSecond * 2;
    expect(way.inHand).toBeGreaterThan(right * 0.8);
    expect(way.inHand).toBeLessThan(right * 1.2);
  });

  it('is never more requests than memory is for', () => {
    const way = new WayIn(50_000);
    way.pass(5_000, flood(way));
    expect(way.inHand).toBe(2_000);
  });

  it.each([
    [500, 1_000],
    [500, 10_000],
  ])('counts rows: batches of %i at %i a second', (rows, perSecond) => {
    const way = new WayIn(perSecond);
    way.pass(20_000, flood(way, rows));
    expect(way.inHand).toBeGreaterThan(perSecond * 2 - 1.5 * rows - perSecond * 0.4);
    expect(way.inHand).toBeLessThan(perSecond * 2 + rows + perSecond * 0.4);
  });

  it('lets two heavy ones in, whatever they weigh', () => {
    const way = new WayIn(10);
    expect([way.offer(500), way.offer(500), way.offer(500)]).toEqual([true, true, false]);
  });

  it('may turn out to weigh more, for two in any case', () => {
    const wait = new ExpectedWait(limits);
    for (let n = 0; n < 3; n += 1) wait.enter(1, 0);
    expect(wait.grow(499, 0)).toBe(false);
    wait.leave(1, true, 0);
    expect([wait.grow(499, 0), wait.grow(499, 0)]).toEqual([true, true]);
    wait.enter(1, 0);
    expect(wait.grow(499, 0)).toBe(false);
  });

  it('shrinks when things get slow, and grows again', () => {
    const way = new WayIn(900);
    way.pass(10_000, flood(way));
    way.perSecond = 100;
    way.pass(20_000, flood(way));
    expect(way.inHand).toBeLessThan(250);
    way.perSecond = 900;
    way.pass(20_000, flood(way));
    expect(way.inHand).toBeGreaterThan(1_400);
  });

  it('is no more than the least when nothing gets done at all', () => {
    const way = new WayIn(900);
    way.pass(5_000, flood(way));
    way.perSecond = 0;
    way.pass(20_000, flood(way));
    const before = way.inHand;
    expect(way.offer()).toBe(false);
    way.perSecond = 900;
    way.pass(5_000);
    expect(way.inHand).toBe(0);
    expect(before).toBeLessThan(2_000);
  });

  it('knows nothing any more after a long rest', () => {
    const way = new WayIn(900);
    way.pass(10_000, flood(way));
    way.pass(10_000);
    expect(way.inHand).toBe(0);
    way.pass(11_000);
    flood(way)();
    expect(way.inHand).toBe(100);
  });

  it('is not told by refusals, however quick', () => {
    const wait = new ExpectedWait(limits);
    for (let now = 0; now < 10_000; now += 1) {
      wait.enter(1, now);
      wait.leave(1, false, now + 1);
    }
    for (let taken = 0; taken < 100; taken += 1) wait.enter(1, 10_000);
    expect(wait.mayEnter(1, 10_000)).toBe(false);
  });

  it('makes nobody wait long, at any speed that it has got to know', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 3_000 }), fc.integer({ min: 1, max: 50 }), (a, b) => {
        const way = new WayIn(a);
        const burst = () => {
          for (let n = 0; n < b; n += 1) way.offer();
        };
        way.pass(2_000, () => {
          while (way.inHand < 16) way.offer();
        });
        way.pass(10_000, burst);
        way.pass(10_000);
        expect(Math.max(...way.waits)).toBeLessThan(3_000);
      }),
      { numRuns: 50 },
    );
  });
});

it('does not refuse a hundred who each wait for their answer', () => {
  const way = new WayIn(60);
  let refused = 0;
  way.pass(30_000, () => {
    while (way.inHand < 100) if (!way.offer()) refused += 1;
  });
  expect(refused).toBe(0);
});

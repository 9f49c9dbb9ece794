import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WaitingRoom, type Guest } from '../src/service/waiting-room.js';

const limits = { expectedWait: 2_000, inHandAtFirst: 100, inHandAtMost: 2_000 };

/** A way in that does so much a second, one after the other, on a clock of its own. */
class WayIn {
  readonly room = new WaitingRoom(limits);
  private now = 0;
  private readonly queue: Guest[] = [];
  private credit = 0;
  readonly waits: number[] = [];

  constructor(public perSecond: number) {}

  offer(weight = 1, caller = 'one'): boolean {
    const guest = this.room.enter(1, this.now, caller);
    if (!guest) return false;
    const fits = this.room.begin(guest, weight, this.now);
    if (fits) this.queue.push(guest);
    else this.room.leave(guest, false, this.now);
    return fits;
  }

  pass(milliseconds: number, offerEach = (): void => {}): void {
    for (const end = this.now + milliseconds; this.now < end;) {
      this.now += 10;
      this.credit = this.queue.length === 0 ? 0 : this.credit + this.perSecond / 100;
      while (this.queue[0] && this.credit >= this.queue[0].weight) {
        const guest = this.queue.shift()!;
        this.credit -= guest.weight;
        this.room.leave(guest, true, this.now);
        this.waits.push(this.now - guest.begunAt!);
      }
      offerEach();
    }
  }

  inHandOf(caller: string): number {
    return this.queue.filter((guest) => guest.caller === caller).length;
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
    expect(way.inHand).toBeGreaterThan(perSecond * 0.7);
    expect(way.inHand).toBeLessThan(perSecond * 2.1);
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
    expect(way.inHand).toBeGreaterThanOrEqual(Math.min(2 * rows, perSecond * 0.7));
    expect(way.inHand).toBeLessThan(perSecond * 1.8 + rows);
  });

  it('lets two heavy ones in, whatever they weigh', () => {
    const way = new WayIn(10);
    expect([way.offer(500), way.offer(500), way.offer(500)]).toEqual([true, true, false]);
  });

  it('may turn out to weigh more, for two in any case', () => {
    const room = new WaitingRoom(limits);
    const [first, second, third] = [0, 0, 0].map(() => room.enter(1, 0, 'one')!);
    expect(room.begin(first!, 499, 0)).toBe(false);
    room.leave(third!, true, 0);
    expect([room.begin(first!, 499, 0), room.begin(second!, 499, 0)]).toEqual([true, true]);
    expect(room.enter(1, 0, 'one')).toBeUndefined();
  });

  it('shrinks when things get slow, and grows again', () => {
    const way = new WayIn(900);
    way.pass(10_000, flood(way));
    way.perSecond = 100;
    way.pass(20_000, flood(way));
    expect(way.inHand).toBeLessThan(250);
    way.perSecond = 900;
    way.pass(20_000, flood(way));
    expect(way.inHand).toBeGreaterThan(600);
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
    const room = new WaitingRoom(limits);
    for (let now = 0; now < 10_000; now += 1) {
      const guests = Array.from({ length: 90 }, () => room.enter(1, now, 'one')!);
      for (const guest of guests) room.begin(guest, 1, now);
      for (const guest of guests) room.leave(guest, false, now + 1);
    }
    for (let taken = 0; taken < 100; taken += 1) room.enter(1, 10_000, 'one');
    expect(room.enter(1, 10_000, 'one')).toBeUndefined();
  });

  it('is not made smaller by bodies that arrive slowly', () => {
    const room = new WaitingRoom(limits);
    for (let now = 0; now < 100_000; now += 10_000) {
      const guest = room.enter(1, now, 'one')!;
      room.begin(guest, 1, now + 9_000);
      room.leave(guest, true, now + 9_010);
    }
    for (let taken = 0; taken < 100; taken += 1) {
      expect(room.enter(1, 100_000, 'one')).toBeDefined();
    }
  });

  it('has room for a burst though each that came before it alone took half a second', () => {
    const room = new WaitingRoom(limits);
    for (let now = 0; now < 20_000; now += 500) {
      const guest = room.enter(1, now, 'one')!;
      room.begin(guest, 1, now);
      room.leave(guest, true, now + 500);
    }
    for (let taken = 0; taken < 100; taken += 1) {
      expect(room.enter(1, 20_000, 'one')).toBeDefined();
    }
  });

  it('makes nobody wait long, at any speed that it has got to know', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 3_000 }), fc.integer({ min: 1, max: 50 }), (a, b) => {
        const way = new WayIn(a);
        const burst = () => {
          for (let n = 0; n < b; n += 1) way.offer();
        };
        way.pass(2_000, () => {
          for (let missing = 16 - way.inHand; missing > 0; missing -= 1) way.offer();
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
    for (let missing = 100 - way.inHand; missing > 0; missing -= 1) if (!way.offer()) refused += 1;
  });
  expect(refused).toBe(0);
});

describe('a caller beside one who sends as much as it can', () => {
  const beside = (perSecond: number, each: (way: WayIn) => void) => {
    const way = new WayIn(perSecond);
    way.pass(10_000, flood(way));
    way.pass(10_000, () => {
      each(way);
      flood(way)();
    });
    return way;
  };

  it.each([20, 300])('is let in each time, at %i a second', (perSecond) => {
    const answers: boolean[] = [];
    beside(perSecond, (way) => {
      if (way.inHandOf('other') === 0) answers.push(way.offer(1, 'other'));
    });
    expect(answers.length).toBeGreaterThan(3);
    expect(new Set(answers)).toEqual(new Set([true]));
  });

  it('gets half of the room where it sends as much', () => {
    const way = beside(300, (one) => {
      while (one.offer(1, 'other'));
    });
    expect(way.inHandOf('other') / way.inHand).toBeGreaterThan(0.4);
    expect(way.room.isOverShare('one')).toBe(true);
    expect(way.room.isOverShare('third')).toBe(false);
  });

  it('leaves all of the room to the one who is alone again', () => {
    const way = beside(300, (one) => one.offer(1, 'other'));
    way.pass(10_000, flood(way));
    expect(way.inHandOf('one')).toBe(way.inHand);
    expect(way.room.isOverShare('one')).toBe(false);
    expect(way.inHand).toBeGreaterThan(200);
  });

  it('finds no room where there are as many requests as memory is for', () => {
    const room = new WaitingRoom({ ...limits, inHandAtMost: 100 });
    for (let callers = 0; callers < 100; callers += 1) room.enter(1, 0, `caller ${callers}`);
    expect(room.enter(1, 0, 'other')).toBeUndefined();
  });
});

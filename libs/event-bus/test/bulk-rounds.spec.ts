import { describe, expect, it, vi } from 'vitest';
import { BulkRounds } from '../src/consume/bulk-rounds.js';

const eventLoopTurn = () => new Promise(setImmediate);

function partitionsOf(turn: BulkRounds) {
  const again = vi.fn<() => void>();
  const take = (events: number, bytes = 100) => {
    const room = turn.take(again);
    if (!room) return undefined;
    turn.took({ events: Math.min(events, room.events), bytes });
    return room.events;
  };
  return { again, take };
}

describe('Partitions that have something in bulk', () => {
  it('share one transaction of limited size where they ask at once', async () => {
    const turn = new BulkRounds(() => 0);
    const { take, again } = partitionsOf(turn);
    expect([take(200), take(200), take(200), take(200)]).toEqual([500, 300, 100, undefined]);
    turn.release();
    turn.release();
    await eventLoopTurn();
    expect(again).not.toHaveBeenCalled();
    turn.release();
    expect(again).toHaveBeenCalledOnce();
  });

  it('are let in by the bytes, too', () => {
    const { take } = partitionsOf(new BulkRounds(() => 0));
    expect([take(1, 524_288), take(1)]).toEqual([500, undefined]);
  });

  it('wait for the next round where they come late', async () => {
    const turn = new BulkRounds(() => 0);
    const { take } = partitionsOf(turn);
    expect(take(500)).toBe(500);
    await eventLoopTurn();
    expect(take(1)).toBeUndefined();
    turn.release();
    expect(take(1)).toBe(500);
  });

  it('rest after a round that found little, and are called then', async () => {
    const turn = new BulkRounds();
    const { take, again } = partitionsOf(turn);
    take(10);
    await eventLoopTurn();
    turn.release();
    const asked = performance.now();
    expect(take(10)).toBeUndefined();
    await vi.waitFor(() => expect(again).toHaveBeenCalledOnce());
    expect(performance.now() - asked).toBeGreaterThan(50);
    expect(take(10)).toBe(500);
  });

  it('go one at a time while live facts come', async () => {
    let now = 0;
    const turn = new BulkRounds(() => now);
    const { take } = partitionsOf(turn);
    turn.noteLive();
    expect([take(500), take(1)]).toEqual([500, undefined]);
    await eventLoopTurn();
    turn.release();
    now = 999;
    expect([take(100), take(100)]).toEqual([500, undefined]);
    await eventLoopTurn();
    turn.release();
    now = 2_000;
    expect([take(100), take(100)]).toEqual([500, 400]);
  });
});

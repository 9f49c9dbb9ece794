import { describe, expect, it } from 'vitest';
import { Patience } from '../src/patience.js';
import { Gathering, type GatheringParts } from '../src/gathering.js';

/** Groups in the order in which they were handled; each stays in hand until it is let go. */
function gatheringOf(parts: Omit<GatheringParts<number>, 'handle'> = {}) {
  const groups: number[][] = [];
  const letGo: (() => void)[] = [];
  const gathering = new Gathering<number>({
    handle: async (group) => {
      groups.push([...group]);
      await new Promise<void>((resolve) => letGo.push(resolve));
    },
    ...parts,
  });
  const next = async () => {
    while (letGo.length === 0) await new Promise(setImmediate);
    letGo.shift()!();
  };
  return { gathering, groups, next };
}

describe('A gathering', () => {
  it('handles together what comes in one turn of the event loop', async () => {
    const { gathering, groups, next } = gatheringOf();
    for (const item of [1, 2, 3]) gathering.add(item);
    await next();
    await gathering.idle();
    expect(groups).toEqual([[1, 2, 3]]);
  });

  it('handles together what comes while a group is in hand, and one group after the other', async () => {
    const { gathering, groups, next } = gatheringOf();
    gathering.add(1);
    while (groups.length === 0) await new Promise(setImmediate);
    gathering.add(2);
    gathering.add(3);
    expect(groups).toEqual([[1]]);
    await next();
    await next();
    await gathering.idle();
    expect(groups).toEqual([[1], [2, 3]]);
  });

  it('makes groups no larger than it may', async () => {
    const { gathering, groups, next } = gatheringOf({ mostAtOnce: 2 });
    for (const item of [1, 2, 3, 4, 5]) gathering.add(item);
    for (let group = 0; group < 3; group++) await next();
    await gathering.idle();
    expect(groups).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('has a group wait for others under load, until there are enough of them', async () => {
    const patience = new Patience({ busyPerSecond: 1, waitMs: 3_600_000, enough: 3 });
    const { gathering, groups, next } = gatheringOf({ patience });
    gathering.add(1);
    await new Promise(setImmediate);
    gathering.add(2);
    await new Promise(setImmediate);
    expect(groups).toEqual([]);
    gathering.add(3);
    await next();
    await gathering.idle();
    expect(groups).toEqual([[1, 2, 3]]);
  });

  it('handles what has waited long enough, though it is not enough', async () => {
    const patience = new Patience({ busyPerSecond: 1, waitMs: 1, enough: 3 });
    const { gathering, groups, next } = gatheringOf({ patience });
    gathering.add(1);
    await next();
    await gathering.idle();
    expect(groups).toEqual([[1]]);
  });

  it('begins anew when it had come to rest', async () => {
    const { gathering, groups, next } = gatheringOf();
    gathering.add(1);
    await next();
    await gathering.idle();
    gathering.add(2);
    await next();
    await gathering.idle();
    expect(groups).toEqual([[1], [2]]);
  });
});

import { describe, expect, it } from 'vitest';
import type { RebuildStatus } from '../src/index.js';
import { instancesCollection } from '../src/lease/partition-leases.js';
import type { RebuildProgress } from '../src/rebuild/rebuild-progress.js';
import { dueRebuild, RebuildAfterUpgrade, upgrade } from '../src/rebuild/rebuild-after-upgrade.js';

const older = { madeBy: 1, folds: 2 };
const same = { madeBy: 2, folds: 2 };
const newest = { folds: { a: 2, b: 2 } };
const runs = (status: RebuildStatus, by = upgrade, foldedBy = 2) =>
  new Map([['a', { status, by, foldedBy }]]);

describe('after an upgrade', () => {
  it('nothing is due where all views were made by the folds of today, or by newer ones', () => {
    expect(dueRebuild({ a: same, b: { madeBy: 3, folds: 2 } }, [newest], new Map())).toBe(
      undefined,
    );
  });

  it('a view is due when every live instance has its new folds', () => {
    const yesterdays = [{ folds: { a: 1, b: 2 } }, {}];
    for (const other of yesterdays) {
      expect(dueRebuild({ a: older, b: same }, [newest, other], new Map())).toBe(undefined);
    }
    expect(dueRebuild({ a: older, b: same }, [newest, newest], new Map())).toEqual({
      view: 'a',
      anew: true,
    });
  });

  it('nothing is due while nobody is known to be alive', () => {
    expect(dueRebuild({ a: older }, [], new Map())).toBe(undefined);
  });

  it('is sure of it only at the second look, as signs of life come one by one after an outage', async () => {
    const started: string[] = [];
    let live: object[] = [newest];
    const documents = (name: string) => (name === instancesCollection ? live : []);
    const db = {
      collection: (name: string) => ({
        find: () => ({ toArray: () => Promise.resolve(documents(name)) }),
      }),
    };
    const start = (view: string) => {
      started.push(view);
      return Promise.resolve({ running: true } as RebuildProgress);
    };
    const rebuilding = new RebuildAfterUpgrade(db as never, { start }, () =>
      Promise.resolve({ a: older }),
    );
    await rebuilding.look();
    live = [newest, {}];
    await rebuilding.look();
    live = [newest];
    await rebuilding.look();
    expect(started).toEqual([]);
    await rebuilding.look();
    expect(started).toEqual(['a']);
  });

  it('a view that lacks what was before it is due as well', () => {
    expect(dueRebuild({ a: { madeBy: 0, folds: 2 } }, [newest], new Map())?.view).toBe('a');
  });

  it('one view comes after the other', () => {
    const both = { b: older, a: older };
    expect(dueRebuild(both, [newest], new Map())?.view).toBe('a');
    expect(dueRebuild(both, [newest], runs('folding'))).toEqual({ view: 'a', anew: false });
    expect(dueRebuild({ b: older, a: same }, [newest], runs('switched'))?.view).toBe('b');
  });

  it('what somebody else rebuilds just now is not touched', () => {
    expect(dueRebuild({ b: older }, [newest], runs('folding', 'an operator'))).toBe(undefined);
  });

  it('what was given up or cannot be folded is left to an operator, until the folds change again', () => {
    for (const status of ['given-up', 'failed', 'differs'] as const) {
      expect(dueRebuild({ a: older }, [newest], runs(status))).toBe(undefined);
      expect(dueRebuild({ a: older }, [newest], runs(status, upgrade, 1))).toEqual({
        view: 'a',
        anew: true,
      });
    }
  });
});

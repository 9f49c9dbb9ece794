import { describe, expect, it } from 'vitest';
import { StagedDocument } from '../src/change/staged-document.js';
import type { ViewDocument } from '../src/fold/view-document.js';
import { defineView } from '../src/fold/view.js';

interface Score extends ViewDocument {
  points: number;
  rule: string;
}

const scores = defineView<Score>('scores', {
  contribute: ({ points, rule }) => ({ points, [`rule:${rule}`]: 1 }),
});
const bus = { version: 4, seen: { leads: 2 }, sent: { scores: 1 }, shard: 3 };
const stored = { _id: 'a', points: 10, rule: 'fit', bus };

describe('A document in hand', () => {
  it('is given to folds without the bookkeeping of the bus', () => {
    expect(StagedDocument.read(scores, stored).document).toEqual({
      _id: 'a',
      points: 10,
      rule: 'fit',
    });
  });

  it('is stored with its bookkeeping, as the next version', () => {
    const staged = StagedDocument.read(scores, structuredClone(stored));
    staged.document = { _id: 'a', points: 12, rule: 'fit' };
    staged.bus.seen['leads'] = 3;
    expect(staged.isNew).toBe(false);
    expect(staged.toStore()).toEqual({
      _id: 'a',
      points: 12,
      rule: 'fit',
      bus: { ...bus, version: 5, seen: { leads: 3 } },
    });
  });

  it('is version 1 when it is new', () => {
    const staged = StagedDocument.create(scores, 'b', 5);
    expect(staged).toMatchObject({ isNew: true, document: undefined });
    staged.document = { _id: 'b', points: 1, rule: 'fit' };
    expect(staged.toStore().bus).toEqual({ version: 1, seen: {}, sent: {}, shard: 5 });
  });

  it('that was only counted along is blank until something is folded into it', () => {
    const counted = StagedDocument.create(scores, 'c', 0);
    counted.bus.seen['leads'] = 1;
    const blank = counted.toStore();
    expect(blank).toEqual({
      _id: 'c',
      bus: { version: 1, seen: { leads: 1 }, sent: {}, shard: 0, blank: true },
    });
    const read = StagedDocument.read(scores, blank);
    expect(read).toMatchObject({ document: undefined, isNew: false });
    expect(read.contributed()).toEqual({});
    read.document = { _id: 'c', points: 1, rule: 'fit' };
    expect(read.toStore().bus).not.toHaveProperty('blank');
    expect(read.contributed()).toEqual({ points: 1, 'rule:fit': 1 });
  });

  it.each([
    ['more of the same', { points: 15, rule: 'fit' }, { points: 5, 'rule:fit': 0 }],
    ['less', { points: 4, rule: 'fit' }, { points: -6, 'rule:fit': 0 }],
    ['something else', { points: 10, rule: 'won' }, { points: 0, 'rule:fit': -1, 'rule:won': 1 }],
  ])('moves the counters by what changed: %s', (_, change, moved) => {
    const staged = StagedDocument.read(scores, structuredClone(stored));
    staged.document = { _id: 'a', ...change };
    expect(staged.contributed()).toEqual(moved);
  });

  it('moves the counters rightly where a fold changed the very document that it got', () => {
    let staged = StagedDocument.read(scores, structuredClone(stored));
    for (let transaction = 1; transaction <= 2; transaction++) {
      staged.document!.points += 7;
      staged.changed = true;
      expect(staged.contributed()).toEqual({ points: 7, 'rule:fit': 0 });
      staged = staged.committed();
    }
  });
});

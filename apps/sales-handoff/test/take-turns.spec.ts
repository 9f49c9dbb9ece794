import { expect, it } from 'vitest';
import fc from 'fast-check';
import type { Turn } from '../src/routing/rotation.schema.js';
import { takeTurns, type Candidate } from '../src/routing/take-turns.js';

const rep = (_id: string, weight = 1, active = true): Candidate => ({ _id, weight, active });
const team = [rep('M', 2), rep('J'), rep('S')];

function countOf(repIds: readonly string[], repId: string): number {
  return repIds.filter((id) => id === repId).length;
}

it('gives 60 leads to M, J and S of weights 2:1:1 as 30, 15 and 15, in the known order', () => {
  const { repIds } = takeTurns([], team, 60);
  expect(repIds.slice(0, 8)).toEqual(['J', 'M', 'S', 'M', 'J', 'M', 'S', 'M']);
  expect(['M', 'J', 'S'].map((id) => countOf(repIds, id))).toEqual([30, 15, 15]);
});

it('goes on where it stopped, however the leads are cut into batches', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 8 }), (batches) => {
      let rotation: readonly Turn[] = [];
      const repIds = batches.flatMap((count) => {
        const taken = takeTurns(rotation, team, count);
        rotation = taken.rotation;
        return taken.repIds;
      });
      expect(repIds).toEqual(takeTurns([], team, repIds.length).repIds);
    }),
  );
});

const teams = fc
  .uniqueArray(
    fc.record({ _id: fc.stringMatching(/^[a-z]{1,3}$/), weight: fc.integer({ min: 1, max: 100 }) }),
    {
      selector: ({ _id }) => _id,
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((reps) => reps.map(({ _id, weight }) => rep(_id, weight)));

it('is fair at any time: no two reps are further apart than one turn of the slower', () => {
  fc.assert(
    fc.property(teams, fc.integer({ min: 0, max: 400 }), (reps, count) => {
      const { repIds } = takeTurns([], reps, count);
      for (const left of reps) {
        for (const right of reps) {
          const apart =
            countOf(repIds, left._id) / left.weight - countOf(repIds, right._id) / right.weight;
          expect(apart).toBeLessThanOrEqual(1 / left.weight + 1e-9);
        }
      }
    }),
  );
});

it('gives each rep exactly the share of the weight whenever a round is full', () => {
  fc.assert(
    fc.property(teams, fc.integer({ min: 1, max: 3 }), (reps, rounds) => {
      const round = reps.reduce((sum, { weight }) => sum + weight, 0);
      const { repIds } = takeTurns([], reps, rounds * round);
      for (const { _id, weight } of reps) expect(countOf(repIds, _id)).toBe(rounds * weight);
    }),
    { numRuns: 50 },
  );
});

it('skips reps who are not active', () => {
  const { repIds } = takeTurns([], [rep('A'), rep('B', 5, false), rep('C')], 4);
  expect(repIds).toEqual(['A', 'C', 'A', 'C']);
});

it('gives a lead to nobody, and forgets nothing, where nobody is active', () => {
  const { rotation } = takeTurns([], team, 3);
  const away = team.map((one) => ({ ...one, active: false }));
  expect(takeTurns(rotation, away, 5)).toEqual({ repIds: [], rotation });
});

it('does not flood a rep who is new or was away with the leads of the time before', () => {
  const alone = takeTurns([], [rep('A')], 50);
  const joined = takeTurns(alone.rotation, [rep('A'), rep('B')], 10);
  expect(countOf(joined.repIds, 'B')).toBe(5);
  const away = takeTurns(joined.rotation, [rep('A'), rep('B', 1, false)], 30);
  const back = takeTurns(away.rotation, [rep('A'), rep('B')], 10);
  expect(countOf(back.repIds, 'B')).toBe(5);
});

it('follows a changed weight from the next lead on', () => {
  const before = takeTurns([], [rep('A'), rep('B')], 20);
  const after = takeTurns(before.rotation, [rep('A', 3), rep('B')], 40);
  expect(countOf(after.repIds, 'A')).toBe(30);
});

import { describe, expect, it } from 'vitest';
import { TooLittleToLearnError, trainAndTest, type LabelledRows } from '../src/index.js';
import { isNamedAfterwards } from '../src/named-afterwards.js';
import { splitRows } from '../src/split-rows.js';

/** A sequence that is the same each time. */
function sequence(seed = 7): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 4_294_967_296;
  };
}

/** Leads of which those in segment `a`, and those with more clicks, are won more often. */
function leads(count: number, more: (won: boolean) => string = () => 'x'): LabelledRows {
  const random = sequence();
  const drawn = Array.from({ length: count }, () => {
    const segment = random() < 0.5 ? 'a' : 'b';
    const clicks = Math.floor(random() * 10);
    const won = random() < (segment === 'a' ? 0.1 : 0) + clicks * 0.05;
    return { row: [segment, String(clicks), more(won)], won };
  });
  return {
    columns: ['segment', 'clicks', 'more'],
    rows: drawn.map(({ row }) => row),
    outcomes: drawn.map(({ won }) => won),
  };
}

const learn = (rows: LabelledRows, said = {}) =>
  trainAndTest(rows, { testShare: 0.3, random: sequence(1), said });

describe('a model', () => {
  it('is tested on rows that it has not seen, and finds what raises the odds', () => {
    const model = learn(leads(2_000));
    expect(model.train.rows + model.test.rows).toBe(2_000);
    expect(model.test.rows).toBe(600);
    expect(model.auc).toBeGreaterThan(0.65);
    expect(model.contributions.map(({ column }) => column)).toEqual(['clicks', 'segment']);
    expect(model.contributions[0]).toMatchObject({ raises: 'higher', lowers: 'lower' });
    expect(model.contributions[1]).toMatchObject({ raises: 'a', lowers: 'b' });
    expect(model.suspectedLeaks).toEqual([]);
  });

  it('is the same each time', () => {
    expect(learn(leads(500))).toEqual(learn(leads(500)));
  });

  it.each([
    [39, 200],
    [200, 39],
    [0, 100],
  ])('is refused with %d of one outcome and %d of the other', (won, lost) => {
    const outcomes = [...Array(won).fill(true), ...Array(lost).fill(false)] as boolean[];
    const rows = outcomes.map((_, n) => [String(n % 5)]);
    const few = { columns: ['clicks'], rows, outcomes };
    expect(() => learn(few)).toThrow(TooLittleToLearnError);
    expect(() => learn(few)).toThrow(`${won} rows have the outcome and ${lost} do not`);
  });

  it('is refused where no column is left', () => {
    expect(() => learn(leads(500), { exclude: ['segment', 'clicks', 'more'] })).toThrow(
      'No column is left to learn from.',
    );
  });
});

describe('a leak is suspected', () => {
  it('in a number that alone tells the outcomes apart', () => {
    const [leak] = learn(leads(1_000, (won) => (won ? '9' : '1'))).suspectedLeaks;
    expect(leak).toMatchObject({ column: 'more', auc: 1 });
  });

  it('in a word that only one outcome has', () => {
    const [leak] = learn(leads(1_000, (won) => (won ? 'signed' : 'open'))).suspectedLeaks;
    expect(leak).toMatchObject({ column: 'more', auc: 1 });
  });

  it('in a column that is filled in for one outcome only', () => {
    const [leak] = learn(leads(1_000, (won) => (won ? 'yes' : ''))).suspectedLeaks;
    expect(leak!.why).toContain('filled in for one outcome');
  });

  it.each([
    ['duration', true],
    ['callDuration', true],
    ['Close Date', true],
    ['Gesprächsdauer', true],
    ['lost_reason', true],
    ['deal amount', true],
    ['age', false],
    ['poutcome', false],
    ['website', false],
    ['marital status', false],
  ])('by the name %s: %s', (name, isSuspected) => {
    expect(isNamedAfterwards(name)).toBe(isSuspected);
  });
});

it('a split has each row once, and the same share of outcomes on either side', () => {
  const outcomes = Array.from({ length: 1_000 }, (_, n) => n % 5 === 0);
  const { train, test } = splitRows(outcomes, 0.3, sequence());
  expect([...train, ...test].toSorted((a, b) => a - b)).toEqual([...outcomes.keys()]);
  expect(test.length).toBe(300);
  expect(test.filter((place) => outcomes[place]).length).toBe(60);
});

import { describe, expect, it } from 'vitest';
import { companiesByHand } from './companies-by-hand.ts';
import { figuresOf, sortIntoAccounts, type Known } from './measure.ts';
import { kinds, randomOf, seededCorpus, shuffled } from './seeded-corpus.ts';

/** Not those with which the weights were found, which are 1, 2 and 3. */
const heldOut = [101, 102];
const cases = [
  ...heldOut.map((seed) => ({ seed, withNamesakes: false })),
  { seed: 103, withNamesakes: true },
];

describe.each(cases)('10,000 leads of 3,000 companies: %j', ({ seed, withNamesakes }) => {
  const leads = seededCorpus(seed, { withNamesakes });
  const before = process.cpuUsage();
  const sorted = sortIntoAccounts(leads);
  const { user, system } = process.cpuUsage(before);

  it('have a tenth of every difficulty', () => {
    const byKind = Map.groupBy(leads, ({ kind }) => kind);
    expect(new Set(leads.map(({ truth }) => truth)).size).toBe(3000);
    const few = kinds.filter((kind) => (byKind.get(kind)?.length ?? 0) < leads.length / 10);
    expect(few.filter((kind) => kind !== 'plain')).toEqual([]);
  });

  it('are matched rightly, and found, by kind as well', () => {
    const { precision, found } = figuresOf(leads, sorted);
    expect(precision).toBeGreaterThanOrEqual(0.99);
    expect(found).toBeGreaterThanOrEqual(0.95);
    for (const kind of withNamesakes ? [] : kinds) {
      expect(figuresOf(leads, sorted, kind).precision).toBeGreaterThanOrEqual(0.99);
    }
  });

  it('are not all put to somebody', () => {
    const { automatic, asked } = figuresOf(leads, sorted);
    expect(automatic).toBeGreaterThanOrEqual(0.6);
    expect(asked).toBeLessThanOrEqual(0.3);
  });

  it('are matched faster than they come', () => {
    expect(leads.length / ((user + system) / 1_000_000)).toBeGreaterThanOrEqual(5000);
  });
});

it('companies of many countries, put together by hand, are matched rightly, and found', () => {
  const leads = companiesByHand();
  const { precision, found } = figuresOf(leads, sortIntoAccounts(leads));
  expect(leads.length).toBeGreaterThanOrEqual(200);
  expect(precision).toBeGreaterThanOrEqual(0.99);
  expect(found).toBeGreaterThanOrEqual(0.95);
});

it.each<[string, (at: number) => Known['company']]>([
  ['one word and town by free mail', () => ({ name: 'Laden', email: 'a@gmx.de', town: 'Köln' })],
  [
    'one company and ever other towns',
    (at) => ({ name: 'Acme', email: 'a@acme.de', town: `x${word(at)}` }),
  ],
  ['one domain and ever other names', (at) => ({ name: `Bau ${word(at)}`, email: 'a@acme.de' })],
])('5,000 leads with %s hold nobody up', (_, companyOf) => {
  const leads = Array.from({ length: 5000 }, (_lead, at) => ({
    truth: at,
    kind: 'flood',
    company: companyOf(at),
  }));
  const before = process.cpuUsage();
  sortIntoAccounts(leads);
  expect(process.cpuUsage(before).user / 1_000_000).toBeLessThan(12);
});

it.each([false, true])('the accounts are the same in every order, if eager: %s', (eager) => {
  const rules = { domainSuffices: eager, nameAndTownSuffice: eager };
  const leads = seededCorpus(105, { leads: 2000, companies: 600, withNamesakes: true });
  const straight = partitionOf(leads, leads, rules);
  for (const seed of [1, 2]) {
    expect(partitionOf(leads, shuffled(leads, randomOf(seed)), rules)).toEqual(straight);
  }
});

it('a corpus is the same each time it is made, and another for each seed', () => {
  const small = { leads: 60, companies: 20 };
  expect(seededCorpus(7, small)).toEqual(seededCorpus(7, small));
  expect(seededCorpus(7, small)).not.toEqual(seededCorpus(8, small));
});

/** For each lead the first one, as listed, that has the same account. */
function partitionOf(listed: readonly Known[], inOrder: readonly Known[], rules: object): number[] {
  const { accounts } = sortIntoAccounts(inOrder, rules);
  const accountOf = new Map(inOrder.map((lead, at) => [lead, accounts[at]!]));
  const first = new Map<string, number>();
  return listed.map((lead, at) => {
    const account = accountOf.get(lead)!;
    if (!first.has(account)) first.set(account, at);
    return first.get(account)!;
  });
}

/** A word without digits for each number. */
function word(number: number): string {
  return [...number.toString()].map((digit) => 'abcdefghij'[Number(digit)]).join('');
}

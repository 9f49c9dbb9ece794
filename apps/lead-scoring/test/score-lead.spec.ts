import { LeadScored } from '@smarketing/contracts';
import { defaultPlaybook } from '@smarketing/playbook';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isQualified } from '../src/scoring/qualify-lead.js';
import type { ScoreCard } from '../src/scoring/score-card.schema.js';
import type { Agreement, LeadNews } from '../src/scoring/change-card.js';
import { newCard, type Decision } from '../src/scoring/score-lead.js';
import { closeDeal, disqualifyLead, recycleLead, scoreLead } from './decide.js';

const leadId = '01934f5e-7c1a-7000-8000-000000000001';
const document = defaultPlaybook();
const returns = { ...document.returns, final: [], daysAfterLoss: 7 };
const playbook: Agreement = { version: 4, document, returns };
const day = (n: number) => new Date(Date.UTC(2026, 10, 1 + n));

/** 8 + 12 + 12 + 4 = 36 points: fourteen short of the threshold. */
const captured: LeadNews = {
  channel: 'organic_search',
  profile: { emailKind: 'company', companySize: '50-249', seniority: 'director' },
};
const demo: LeadNews = { touchpoint: 'demo-request' };
const read: LeadNews = { touchpoint: 'page-view' };

function scoreAll(news: [LeadNews, number][], card = newCard(leadId)): Decision[] {
  const decisions: Decision[] = [];
  for (const [what, when] of news) {
    decisions.push(scoreLead(decisions.at(-1)?.card ?? card, what, day(when), playbook));
  }
  return decisions;
}

describe('the score of a lead', () => {
  it('is published when the lead is captured, with the time of the fact and the playbook', () => {
    const [decision] = scoreAll([[captured, 0]]);
    expect(decision?.scored).toEqual({
      fact: LeadScored,
      time: day(0),
      playbook: 4,
      data: {
        leadId,
        score: 36,
        contributions: [
          { rule: 'company-mail', group: 'fit', points: 8 },
          { rule: 'size-core', group: 'fit', points: 12 },
          { rule: 'decides', group: 'fit', points: 12 },
          { rule: 'strong-channel', group: 'fit', points: 4 },
        ],
      },
    });
    expect(decision?.qualified).toEqual([]);
  });

  it('is published even when it is zero, so that everybody knows it was looked at', () => {
    const [decision] = scoreAll([[{ channel: 'unknown', profile: {} }, 0]]);
    expect(decision?.scored?.data).toEqual({ leadId, score: 0, contributions: [] });
  });

  it('is published again only when it or a contribution changed', () => {
    const visits = Array.from({ length: 9 }, (_, n): [LeadNews, number] => [read, n + 1]);
    const decisions = scoreAll([[captured, 0], ...visits]);
    expect(decisions.map(({ scored }) => scored?.data.score)).toEqual([
      36,
      37,
      38,
      39,
      40,
      41,
      42,
      43,
      44,
      undefined,
    ]);
    expect(decisions[1]?.scored?.data.previousScore).toBe(36);
  });

  it('is published when other rules give the same points', () => {
    const other: Agreement = structuredClone(playbook);
    other.document.scoring.rules.find(({ id }) => id === 'decides')!.id = 'leads-a-company';
    const [before] = scoreAll([[captured, 0]]);
    const after = scoreLead(before!.card, { touchpoint: 'other' }, day(1), other);
    expect(after.scored?.data).toMatchObject({ score: 36, previousScore: 36 });
  });

  it('takes a new playbook when the lead is touched next', () => {
    const stricter: Agreement = { version: 5, document: defaultPlaybook() };
    stricter.document.qualification.threshold = 90;
    const [before] = scoreAll([[captured, 0]]);
    const after = scoreLead(before!.card, demo, day(1), stricter);
    expect(after.qualified).toEqual([]);
    expect(after.card.assessment).toMatchObject({ score: 76, threshold: 90, playbook: 5 });
  });
});

describe('a lead qualifies', () => {
  it('once, by the fact that brings it to the threshold', () => {
    const decisions = scoreAll([
      [captured, 0],
      [demo, 1],
      [read, 2],
    ]);
    expect(decisions.map(({ qualified }) => qualified.length)).toEqual([0, 1, 0]);
    const [qualified] = decisions[1]!.qualified;
    expect(qualified).toMatchObject({ time: day(1), playbook: 4 });
    expect(qualified?.data).toMatchObject({
      leadId,
      cycle: 1,
      score: 76,
      threshold: 50,
      channel: 'organic_search',
      profile: captured.profile,
    });
    expect(isQualified(decisions[2]!.card)).toBe(true);
  });

  it('at exactly the threshold, and not a point below', () => {
    const profile = { attributes: { qualifiedBySource: true } };
    const agreed = (points: number): Agreement => {
      const agreement = structuredClone(playbook);
      agreement.document.scoring.rules.find(({ group }) => group === 'source')!.points = points;
      return agreement;
    };
    const lead: LeadNews = { channel: 'unknown', profile };
    expect(scoreLead(newCard(leadId), lead, day(0), agreed(50)).qualified).toHaveLength(1);
    expect(scoreLead(newCard(leadId), lead, day(0), agreed(49)).qualified).toHaveLength(0);
  });

  it('again, as the next cycle, by what it does after it was recycled', () => {
    const first = scoreAll([
      [captured, 0],
      [demo, 1],
    ]).at(-1)!;
    const back = recycleLead(first.card, 1, day(5), playbook);
    expect(back.qualified).toEqual([]);
    expect(isQualified(back.card)).toBe(false);
    const late = scoreLead(back.card, read, day(4), playbook);
    expect(late.qualified).toEqual([]);
    const again = scoreLead(late.card, read, day(6), playbook);
    expect(again.qualified.map(({ data, time }) => [data.cycle, time])).toEqual([[2, day(6)]]);
    expect(isQualified(again.card)).toBe(true);
  });

  it('again at once, when what it did after the recycling was heard of before it', () => {
    const before = scoreAll([
      [captured, 0],
      [demo, 1],
      [read, 6],
    ]).at(-1)!;
    const back = recycleLead(before.card, 1, day(5), playbook);
    expect(back.qualified.map(({ data, time }) => [data.cycle, time])).toEqual([[2, day(6)]]);
  });

  it('never by being recycled or sold alone', () => {
    const won = closeDeal(newCard(leadId), { cycle: 1, result: 'won', at: day(1) }, playbook);
    const { card } = recycleLead(won.card, 1, day(2), playbook);
    expect(card.assessment).toBeUndefined();
    expect(isQualified(card)).toBe(false);
    expect(card.outcome).toEqual({ cycle: 1, result: 'won', at: day(1) });
  });
});

type Step = (card: ScoreCard) => Decision;

const profiles = fc.constantFrom(captured.profile, {}, { attributes: { qualifiedBySource: true } });
const times = fc.integer({ min: 1, max: 30 }).map(day);
const leadSteps: fc.Arbitrary<Step[]> = fc
  .array(
    fc.tuple(
      fc.oneof(
        profiles.map((profile): LeadNews => ({ profile })),
        fc.constantFrom(demo, read, { touchpoint: 'form' } as const),
      ),
      times,
    ),
    { maxLength: 8 },
  )
  .map((news) => [
    (card) => scoreLead(card, captured, day(0), playbook),
    ...news.map(
      ([what, at]): Step =>
        (card) =>
          scoreLead(card, what, at, playbook),
    ),
  ]);
const ends = fc.constantFrom('recycled', 'lost', 'disqualified');
const handoffSteps: fc.Arbitrary<Step[]> = fc
  .tuple(fc.array(fc.tuple(ends, times), { maxLength: 4 }), fc.option(times))
  .map(([cycles, won]) => [
    ...cycles.map(
      ([end, at], index): Step =>
        (card) =>
          endCycle(card, end, index + 1, at),
    ),
    ...(won === null
      ? []
      : [
          (card: ScoreCard) =>
            closeDeal(card, { cycle: cycles.length + 1, result: 'won', at: won }, playbook),
        ]),
  ]);

function endCycle(card: ScoreCard, end: string, cycle: number, at: Date): Decision {
  if (end === 'recycled') return recycleLead(card, cycle, at, playbook);
  if (end === 'disqualified') return disqualifyLead(card, cycle, at, playbook);
  return closeDeal(card, { cycle, result: 'lost', at }, playbook);
}

function merge(leads: Step[], handoffs: Step[], choices: boolean[]): Step[] {
  const rest: [Step[], Step[]] = [[...leads], [...handoffs]];
  const merged: Step[] = [];
  for (const choice of choices) merged.push(...rest[choice ? 1 : 0].splice(0, 1));
  return [...merged, ...rest[0], ...rest[1]];
}

function run(steps: Step[]) {
  let card = newCard(leadId);
  const cycles: number[] = [];
  const scores: number[] = [];
  for (const step of steps) {
    const decision = step(card);
    card = decision.card;
    cycles.push(...decision.qualified.map(({ data }) => data.cycle));
    if (decision.scored) scores.push(decision.scored.data.score);
  }
  return { card, cycles, scores };
}

it('whatever the interleaving of the streams, the card and what was published are the same', () => {
  const choices = fc.array(fc.boolean(), { maxLength: 14 });
  fc.assert(
    fc.property(leadSteps, handoffSteps, choices, choices, (leads, handoffs, one, other) => {
      const first = run(merge(leads, handoffs, one));
      expect(run(merge(leads, handoffs, other))).toEqual(first);
      expect(first.cycles).toEqual(first.cycles.map((_, index) => index + 1));
      expect(first.card.cycle).toBe(first.cycles.length);
    }),
    { numRuns: 500 },
  );
});

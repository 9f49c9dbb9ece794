import { isDeepStrictEqual } from 'node:util';
import type { LeadAbsorbed, TouchpointKind } from '@smarketing/contracts';
import { defaultPlaybook } from '@smarketing/playbook';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement, LeadNews } from '../src/scoring/change-card.js';
import { evaluateScore } from '../src/scoring/evaluate-score.js';
import { newCard, type Decision } from '../src/scoring/score-lead.js';
import type { ScoreCard } from '../src/scoring/score-card.schema.js';
import { absorbLead, giveBackLeads, mergeAway, restoreCard } from '../src/scoring/settle-card.js';
import { closeDeal, disqualifyLead, importStage, recycleLead, scoreLead } from './decide.js';

const leadId = '01934f5e-7c1a-7000-8000-000000000001';
const others = ['01934f5e-7c1a-7000-8000-000000000002', '01934f5e-7c1a-7000-8000-000000000003'];
const document = defaultPlaybook();
const returns = { ...document.returns, final: [], daysAfterLoss: 7 };
const agreed: Agreement = { version: 4, document, returns };
const day = (n: number) => new Date(Date.UTC(2026, 10, 1 + n));

type Step = (card: ScoreCard) => Decision;
const news =
  (what: LeadNews, at: Date): Step =>
  (card) =>
    scoreLead(card, what, at, agreed);

const captured: LeadNews = {
  channel: 'organic_search',
  profile: { emailKind: 'company', companySize: '50-249', seniority: 'director' },
};
const demo: LeadNews = { touchpoint: 'demo-request' };

function part(touchpoints: [TouchpointKind, Date][] = [], more: Partial<LeadAbsorbed> = {}) {
  return {
    absorbedId: others[0]!,
    first: { channel: 'email', at: day(-10).toISOString() },
    profile: {},
    touchpoints: touchpoints.map(([kind, at]) => ({
      touchpointId: leadId,
      kind,
      channel: 'email',
      at: at.toISOString(),
    })),
    ...more,
  };
}

function run(steps: readonly Step[], card = newCard(leadId)) {
  const decisions = steps.map((step) => {
    const decision = step(card);
    card = structuredClone(decision.card);
    return decision;
  });
  const qualified = decisions.flatMap((decision) => decision.qualified);
  const scored = decisions.flatMap((decision) => decision.scored ?? []);
  return { card, decisions, qualified, scored };
}

describe('a lead that absorbs another one', () => {
  it('is scored by what both did, each touchpoint once, and never by the sum of two scores', () => {
    const { card } = run([
      news(captured, day(0)),
      news(demo, day(1)),
      (it) =>
        absorbLead(
          it,
          part([
            ['demo-request', day(2)],
            ['page-view', day(3)],
          ]),
          day(5),
          agreed,
        ),
    ]);
    const expected = evaluateScore(document.scoring, {
      channel: 'email',
      profile: captured.profile,
      touchpoints: { 'demo-request': 2, 'page-view': 1 },
    });
    expect(card.assessment).toMatchObject(expected);
    expect(card.touchpoints).toEqual({ 'demo-request': 1 });
  });

  it('qualifies by what both did, from the merge on: nobody could have known before', () => {
    const all = run([
      news(captured, day(0)),
      (it) => absorbLead(it, part([['demo-request', day(2)]]), day(5), agreed),
    ]);
    expect(all.qualified.map(({ data, time }) => [data.cycle, time])).toEqual([[1, day(5)]]);
    expect(all.qualified[0]!.data.channel).toBe('email');
  });

  it('does not come back from sales by the merge alone, but by what is done after it', () => {
    const steps = [
      news(captured, day(0)),
      news(demo, day(1)),
      (it: ScoreCard) => recycleLead(it, 1, day(4), agreed),
      (it: ScoreCard) => absorbLead(it, part([['page-view', day(2)]]), day(6), agreed),
    ];
    expect(run(steps).card.cycle).toBe(1);
    const later: Step = (it) => absorbLead(it, part([['page-view', day(8)]]), day(8), agreed);
    expect(run([...steps, later]).card.cycle).toBe(2);
  });

  it('tells sales what a customer asks for under the other identity, once', () => {
    const asked: Step = (it) => absorbLead(it, part([['demo-request', day(9)]]), day(9), agreed);
    const { decisions } = run([
      news(captured, day(0)),
      news(demo, day(1)),
      (it) => closeDeal(it, { cycle: 1, result: 'won', at: day(3) }, agreed),
      asked,
      (it) => absorbLead(it, part(), day(10), agreed),
    ]);
    expect(decisions.map(({ askedAgain }) => askedAgain?.time)).toEqual([
      undefined,
      undefined,
      undefined,
      day(9),
      undefined,
    ]);
  });

  it('fills the gaps of its profile from the newest, and keeps what it says itself', () => {
    const bare = { channel: 'social', profile: { emailKind: 'none' } } as LeadNews;
    const { card, qualified } = run([
      news(bare, day(0)),
      (it) =>
        absorbLead(
          it,
          part([['demo-request', day(1)]], { profile: { ...captured.profile, country: 'DE' } }),
          day(2),
          agreed,
        ),
    ]);
    expect(card.profile).toEqual({ emailKind: 'none' });
    expect(qualified[0]!.data.profile).toEqual({ ...captured.profile, country: 'DE' });
  });
});

describe('a lead that is merged away', () => {
  it('is told of no more, and when it is back all at once what was not', () => {
    const before = [news(captured, day(0)), ((it) => mergeAway(it, others[0]!)) as Step];
    const silent = run([...before, news(demo, day(3)), news(demo, day(4))]);
    expect([silent.scored.length, silent.qualified.length]).toEqual([1, 0]);
    const back = run([(it) => restoreCard(it, day(6), agreed)], silent.card);
    expect(back.scored.map(({ data }) => data.previousScore)).toEqual([36]);
    // Nobody owes an answer for the time in which it was merged.
    expect(back.qualified.map(({ data, time }) => [data.cycle, time])).toEqual([[1, day(6)]]);
  });
});

const times = fc.integer({ min: 1, max: 30 }).map(day);
const kinds = fc.constantFrom<TouchpointKind>('demo-request', 'page-view', 'form');
const stepsOf = (...more: fc.Arbitrary<Step>[]): fc.Arbitrary<Step[]> =>
  fc
    .array(
      fc.oneof(
        fc.tuple(kinds, times).map(([kind, at]) => news({ touchpoint: kind }, at)),
        fc
          .tuple(
            fc.constantFrom(captured.profile, {}, { attributes: { qualifiedBySource: true } }),
            times,
          )
          .map(([profile, at]) => news({ profile }, at)),
        times.map(
          (at): Step =>
            (it) =>
              recycleLead(it, 1, at, agreed),
        ),
        times.map(
          (at): Step =>
            (it) =>
              disqualifyLead(it, 1, at, agreed),
        ),
        times.map(
          (at): Step =>
            (it) =>
              closeDeal(it, { cycle: 1, result: 'won', at }, agreed),
        ),
        ...more,
        times.map((at) => news({ first: { channel: 'event', at } }, at)),
      ),
      { maxLength: 8 },
    )
    .map((steps) => [news(captured, day(0)), ...steps]);

const ownSteps = stepsOf();
const imports = times.map(
  (at): Step =>
    (it) =>
      importStage(it, 'lost', at, agreed),
);
const anySteps = stepsOf(imports);

const parts = fc
  .array(
    fc.record({
      absorbedId: fc.constantFrom(...others),
      touches: fc.array(fc.tuple(kinds, times), { maxLength: 3 }),
      profile: fc.constantFrom({}, { seniority: 'junior' } as const, { country: 'DE' }),
      at: fc.integer({ min: -20, max: 30 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((some) =>
    some.map(({ absorbedId, touches, profile, at }): Step => {
      const first = { channel: 'referral', at: day(at).toISOString() };
      return (it) => absorbLead(it, part(touches, { absorbedId, profile, first }), day(31), agreed);
    }),
  );
const places = fc.array(fc.nat({ max: 12 }), { minLength: 8, maxLength: 8 });

/** The steps of the other stream in their order, each before the step at its place. */
function among(steps: readonly Step[], extra: readonly Step[], at: readonly number[]): Step[] {
  const cuts = extra.map((_, index) => at[index]! % (steps.length + 1)).sort((a, b) => a - b);
  const all: Step[] = [];
  let next = 0;
  for (let index = 0; index <= steps.length; index++) {
    while (next < extra.length && cuts[next] === index) all.push(extra[next++]!);
    if (index < steps.length) all.push(steps[index]!);
  }
  return all;
}

/** What sales was given stays given: a cycle that only the merge brought about is not undone. */
function withoutCycle({ cycle: _, ...card }: ScoreCard) {
  return card;
}

const cyclesOf = ({ qualified }: ReturnType<typeof run>) => qualified.map(({ data }) => data.cycle);

describe('whatever the histories and however the streams mingle', () => {
  it('a merge that is taken back leaves the survivor as it would be without', () => {
    fc.assert(
      fc.property(fc.boolean(), ownSteps, anySteps, parts, places, (any, own, all, some, at) => {
        const steps = any ? all : own;
        const giveBack: Step = (it) => giveBackLeads(it, others, day(40), agreed);
        const without = run(steps);
        const after = run(among(steps, [...some, giveBack], at));
        // Of who has qualified here a file tells nothing any more, whatever brought it about.
        fc.pre(!any || isDeepStrictEqual(cyclesOf(after), cyclesOf(without)));
        expect(withoutCycle(after.card)).toEqual(withoutCycle(without.card));
        expect(after.card.cycle).toBeGreaterThanOrEqual(without.card.cycle);
        const merges = after.qualified.length - without.qualified.length;
        expect(after.card.cycle - without.card.cycle).toBe(merges);
        expect(after.scored.at(-1)?.data.score).toBe(without.card.assessment?.score);
      }),
      { numRuns: 150 },
    );
  });

  it('a lead that was merged away comes back as it would be without', () => {
    fc.assert(
      fc.property(anySteps, places, (steps, at) => {
        const away: Step = (it) => mergeAway(it, others[0]!);
        const back: Step = (it) => restoreCard(it, day(40), agreed);
        const without = run(steps);
        const after = run(among(steps, [away, back], at));
        expect(after.card).toEqual(without.card);
        expect(after.qualified.map(({ data }) => data.cycle)).toEqual(
          without.qualified.map(({ data }) => data.cycle),
        );
        expect(after.scored.at(-1)?.data.score).toBe(without.card.assessment?.score);
      }),
      { numRuns: 150 },
    );
  });

  it('a survivor has one score, and one channel', () => {
    fc.assert(
      fc.property(ownSteps, parts, places, places, (steps, some, one, other) => {
        const first = run(among(steps, some, one)).card;
        const second = run(among(steps, some, other)).card;
        expect(second.assessment).toEqual(first.assessment);
        expect(second.absorbed).toEqual(first.absorbed);
        expect(second.lastOverThreshold).toEqual(first.lastOverThreshold);
      }),
      { numRuns: 150 },
    );
  });

  it('of two merges the one that is taken back leaves the other as if it had been alone', () => {
    fc.assert(
      fc.property(ownSteps, places, (steps, at) => {
        const absorb =
          (absorbedId: string): Step =>
          (it) =>
            absorbLead(it, part([['demo-request', day(3)]], { absorbedId }), day(31), agreed);
        const giveBack: Step = (it) => giveBackLeads(it, [others[1]!], day(40), agreed);
        const both = [absorb(others[0]!), absorb(others[1]!), giveBack];
        const after = run(among(steps, both, at)).card;
        const one = run(among(steps, [absorb(others[0]!)], at)).card;
        expect(withoutCycle(after)).toEqual(withoutCycle(one));
      }),
      { numRuns: 100 },
    );
  });
});

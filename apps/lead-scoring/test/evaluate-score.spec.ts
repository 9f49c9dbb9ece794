import { touchpointKinds } from '@smarketing/contracts';
import { defaultPlaybook, type Scoring } from '@smarketing/playbook';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { evaluateScore, type LeadFacts } from '../src/scoring/evaluate-score.js';

const wide = { min: -1000, max: 1000 };
const nobody: LeadFacts = { channel: 'other', profile: {}, touchpoints: {} };

function scoringOf(scoring: Partial<Scoring>): Scoring {
  return {
    model: 'standard',
    clamp: wide,
    groups: [{ id: 'fit', label: 'Fit', clamp: wide }],
    rules: [],
    ...scoring,
  };
}

function pointsOf(
  when: Scoring['rules'][number]['when'],
  lead: Partial<LeadFacts>,
  atMost?: number,
) {
  const rule = { id: 'r', group: 'fit', label: 'R', points: 7, when };
  const rules = [atMost === undefined ? rule : { ...rule, atMost }];
  return evaluateScore(scoringOf({ rules }), { ...nobody, ...lead }).score;
}

describe('a rule gives its points', () => {
  it('always, where it says so', () => expect(pointsOf('always', {})).toBe(7));

  it('on the channel of the first contact', () => {
    expect(pointsOf({ channel: ['email', 'other'] }, {})).toBe(7);
    expect(pointsOf({ channel: ['email'] }, {})).toBe(0);
  });

  it('when every field of the profile has one of its values', () => {
    const when = { profile: { country: ['DE', 'AT'], seniority: ['director' as const] } };
    expect(pointsOf(when, { profile: { country: 'AT', seniority: 'director' } })).toBe(7);
    expect(pointsOf(when, { profile: { country: 'AT', seniority: 'junior' } })).toBe(0);
    expect(pointsOf(when, { profile: { country: 'AT' } })).toBe(0);
  });

  it('on a custom attribute with the same value and type', () => {
    const when = { profile: { attributes: { qualifiedBySource: [true] } } };
    expect(pointsOf(when, { profile: { attributes: { qualifiedBySource: true } } })).toBe(7);
    expect(pointsOf(when, { profile: { attributes: { qualifiedBySource: 'true' } } })).toBe(0);
    expect(pointsOf(when, { profile: {} })).toBe(0);
  });

  it('for each touchpoint of its kinds, up to its cap', () => {
    const when = { touchpoint: ['webinar' as const, 'event' as const] };
    const touchpoints = { webinar: 2, event: 1, call: 5 };
    expect(pointsOf(when, { touchpoints })).toBe(21);
    expect(pointsOf(when, { touchpoints }, 2)).toBe(14);
    expect(pointsOf(when, {})).toBe(0);
  });
});

it('a clamp is a contribution of its own, first of the group, then of the total', () => {
  const rule = { label: 'R', when: 'always' as const };
  const scoring = scoringOf({
    clamp: { min: 0, max: 60 },
    groups: [
      { id: 'fit', label: 'Fit', clamp: { min: 0, max: 50 } },
      { id: 'engagement', label: 'Engagement', clamp: { min: 0, max: 40 } },
    ],
    rules: [
      { ...rule, id: 'a', group: 'fit', points: 45 },
      { ...rule, id: 'b', group: 'engagement', points: 30 },
      { ...rule, id: 'c', group: 'fit', points: 20 },
    ],
  });
  expect(evaluateScore(scoring, nobody)).toEqual({
    score: 60,
    contributions: [
      { rule: 'a', group: 'fit', points: 45 },
      { rule: 'c', group: 'fit', points: 20 },
      { rule: 'clamp:fit', group: 'fit', points: -15 },
      { rule: 'b', group: 'engagement', points: 30 },
      { rule: 'clamp:total', group: 'total', points: -20 },
    ],
  });
});

const points = fc.integer({ min: -1000, max: 1000 });
const clamp = fc
  .tuple(points, points)
  .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
const rules = fc.array(
  fc.record({
    id: fc.uuid(),
    group: fc.constantFrom('fit', 'engagement'),
    label: fc.constant('R'),
    points,
    when: fc.oneof(
      fc.constant('always' as const),
      fc.record({ touchpoint: fc.array(fc.constantFrom(...touchpointKinds), { minLength: 1 }) }),
    ),
  }),
);
const lead = fc.record({
  channel: fc.constant('email'),
  profile: fc.constant({}),
  touchpoints: fc.dictionary(fc.constantFrom(...touchpointKinds), fc.nat(500)),
});

it('the contributions of any score sum to it exactly, and it lies within the clamp', () => {
  fc.assert(
    fc.property(clamp, clamp, clamp, rules, lead, (total, fit, engagement, some, facts) => {
      const groups = [
        { id: 'fit', label: 'Fit', clamp: fit },
        { id: 'engagement', label: 'Engagement', clamp: engagement },
      ];
      const scoring = scoringOf({ clamp: total, groups, rules: some });
      const { score, contributions } = evaluateScore(scoring, facts);
      expect(contributions.reduce((sum, given) => sum + given.points, 0)).toBe(score);
      expect(score).toBeGreaterThanOrEqual(total.min);
      expect(score).toBeLessThanOrEqual(total.max);
      for (const group of groups) {
        const part = contributions.filter((given) => given.group === group.id);
        const sum = part.reduce((all, given) => all + given.points, 0);
        expect(sum).toBeGreaterThanOrEqual(group.clamp.min);
        expect(sum).toBeLessThanOrEqual(group.clamp.max);
      }
    }),
    { numRuns: 200 },
  );
});

describe('under the default playbook', () => {
  const { scoring, qualification } = defaultPlaybook();

  it.each(['organic_search', 'email', 'display', '(none)'])(
    'a lead that its source has qualified qualifies at once by any channel, such as %s',
    (channel) => {
      const profile = { attributes: { qualifiedBySource: true } };
      const { score } = evaluateScore(scoring, { channel, profile, touchpoints: {} });
      expect(score).toBeGreaterThanOrEqual(qualification.threshold);
    },
  );

  it('about a third of generic inbound leads qualifies', () => {
    const often = <T>(...weighted: [T, number][]) =>
      fc.oneof(...weighted.map(([value, weight]) => ({ arbitrary: fc.constant(value), weight })));
    const inbound = fc.record({
      channel: often<string>(
        ['organic_search', 30],
        ['paid_search', 20],
        ['social', 17],
        ['direct_traffic', 8],
        ['email', 8],
        ['referral', 7],
        ['display', 5],
        ['other', 5],
      ),
      profile: fc.record({
        emailKind: often(['company' as const, 65], ['free-mail' as const, 35]),
        companySize: often(
          ['1-9' as const, 30],
          ['10-49' as const, 30],
          ['50-249' as const, 20],
          ['250-999' as const, 12],
          ['1000+' as const, 8],
        ),
        seniority: often(
          ['junior' as const, 25],
          ['senior' as const, 30],
          ['manager' as const, 25],
          ['director' as const, 12],
          ['executive' as const, 8],
        ),
        industry: often(['software', 20], ['manufacturing', 20], ['retail', 40], ['public', 20]),
        country: often(['DE', 60], ['AT', 8], ['FR', 32]),
      }),
      touchpoints: fc.record({
        form: often([0, 40], [1, 60]),
        'demo-request': often([0, 85], [1, 15]),
        'pricing-view': often([0, 65], [1, 25], [2, 10]),
        download: often([0, 60], [1, 40]),
        webinar: often([0, 85], [1, 15]),
        'email-open': often([0, 50], [3, 50]),
        'page-view': often([1, 40], [4, 40], [8, 20]),
      }),
    });
    const leads = fc.sample(inbound, { numRuns: 4000, seed: 3 });
    const qualified = leads.filter(
      (facts) => evaluateScore(scoring, facts).score >= qualification.threshold,
    );
    expect(qualified.length / leads.length).toBeGreaterThan(0.25);
    expect(qualified.length / leads.length).toBeLessThan(0.42);
  });
});

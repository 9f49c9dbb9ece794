import {
  companySizes,
  legalBases,
  touchpointKinds,
  type AttributeValue,
} from '@smarketing/contracts';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import {
  accountTieBreakers,
  metricUnits,
  obligedActs,
  parsePlaybook,
  playbookYaml,
  retainedKinds,
  type Playbook,
} from '../src/index.js';

const label = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((text) => /\S/.test(text));
const id = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6}){0,2}$/);
const points = fc.integer({ min: -1000, max: 1000 });
const clamp = fc
  .tuple(points, points)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
const listOf = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: 4 });
const withIds = <T>(item: fc.Arbitrary<T & { id: string }>) =>
  fc.uniqueArray(item, { selector: (entry) => entry.id, minLength: 1, maxLength: 4 });

const ruleOf = (groups: string[]) =>
  fc.oneof(
    fc.record({
      id,
      group: fc.constantFrom(...groups),
      label,
      points,
      when: fc.oneof(
        fc.constant('always' as const),
        fc.record({
          profile: fc.record({ companySize: listOf(fc.constantFrom(...companySizes)) }),
        }),
        fc.record({ channel: listOf(fc.constantFrom('other', '(none)')) }),
        fc.record({
          profile: fc.record({
            attributes: fc.constant<Record<string, AttributeValue[]>>({ tier: ['a', 1, true] }),
          }),
        }),
      ),
    }),
    fc.record({
      id,
      group: fc.constantFrom(...groups),
      label,
      points,
      when: fc.record({ touchpoint: listOf(fc.constantFrom(...touchpointKinds)) }),
      atMost: fc.integer({ min: 1, max: 1000 }),
    }),
  );

const scoring = withIds(fc.record({ id, label, clamp })).chain((groups) =>
  fc.record({
    model: id,
    clamp,
    groups: fc.constant(groups),
    rules: withIds(ruleOf(groups.map((group) => group.id))),
  }),
);

const team = fc.constantFrom('marketing' as const, 'sales' as const);
const sides = team.map((from) => ({
  from,
  to: from === 'sales' ? ('marketing' as const) : ('sales' as const),
}));
const metrics = withIds(
  fc.record({ id, name: label, formula: label, unit: fc.constantFrom(...metricUnits) }),
).map((some) => [{ id: 'counted', name: 'n', formula: 'f', unit: 'count' as const }, ...some]);

const playbooks: fc.Arbitrary<Playbook> = fc
  .tuple(scoring, metrics, sides, withIds(fc.record({ id, label })))
  .chain(([scored, measured, side, [calendar]]) =>
    fc.record({
      glossary: fc.record({
        terms: fc.uniqueArray(fc.record({ term: label, means: label }), {
          selector: ({ term }) => term,
        }),
        metrics: fc.constant(measured.filter((m, i) => i === 0 || m.id !== 'counted')),
      }),
      attributes: fc.constant([{ name: 'tier', label: 'Tier', values: ['a', 1, true] }]),
      channels: fc.array(
        fc.record({ source: listOf(label), channel: fc.constantFrom('social', 'email') }),
        { maxLength: 3 },
      ),
      lists: fc.constant({
        industry: [{ name: 'mining', aliases: ['Bergbau'] }],
        department: [],
        channel: ['direct_traffic', 'social', 'email', '(none)'].map((name) => ({ name })),
      }),
      identity: fc.record({
        email: fc.constantFrom(
          [],
          [{ domains: ['gmail.com', 'googlemail.com'], oneDomain: true, dots: 'ignored' as const }],
          [
            { domains: ['acme.example'], tag: '+' as const },
            { domains: ['*'], tag: '-' as const },
          ],
        ),
      }),
      accounts: fc.record({
        automaticFrom: fc.integer({ min: 60, max: 200 }),
        askFrom: fc.integer({ min: 10, max: 60 }),
        tieBreakers: fc.subarray([...accountTieBreakers]),
        sharedDomains: fc.constantFrom([], ['agency.example']),
        domainSuffices: fc.boolean(),
        nameAndTownSuffice: fc.boolean(),
      }),
      scoring: fc.constant(scored),
      qualification: fc
        .integer({ min: scored.clamp.min + 1, max: scored.clamp.max })
        .map((threshold) => ({ threshold })),
      returns: fc.record({
        final: fc.constantFrom([], ['lost' as const]),
        daysAfterLoss: fc.integer({ min: 0, max: 3650 }),
        atOnce: fc.subarray([...touchpointKinds]),
      }),
      routing: fc.constant({ rule: 'weighted-round-robin' as const }),
      rejection: fc.record({
        reasons: withIds(
          fc.record({
            id,
            label,
            outcome: fc.constantFrom('recycle' as const, 'disqualify' as const),
          }),
        ),
      }),
      serviceLevels: withIds(
        fc.record({
          id,
          label,
          from: fc.constant(side.from),
          to: fc.constant(side.to),
          act: fc.constantFrom(...obligedActs),
          minutes: fc.integer({ min: 1, max: 100_000 }),
          atRisk: fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true }),
          calendar: fc.constant(calendar!.id),
          graceSeconds: fc.integer({ min: 0, max: 3600 }),
        }),
      ),
      commitments: fc.constant([]),
      goals: fc.record({
        joint: fc.record({
          label,
          metric: fc.constant('counted'),
          target: fc.double({ min: 0, max: 1e12, minExcluded: true, noNaN: true }),
          per: fc.constantFrom('month' as const, 'year' as const),
        }),
        marketing: fc.constant([]),
        sales: fc.constant([]),
      }),
      consent: fc.record({
        linkHours: fc.integer({ min: 1, max: 720 }),
        purposes: withIds(
          fc.record(
            {
              id,
              label,
              bases: fc.subarray([...legalBases], { minLength: 1 }),
              doubleOptIn: fc.boolean(),
              keepProofYears: fc.integer({ min: 1, max: 30 }),
            },
            { requiredKeys: ['id', 'label', 'bases', 'doubleOptIn'] },
          ),
        ),
      }),
      retention: fc.record({
        periods: fc.uniqueArray(
          fc.record({
            of: fc.constantFrom(...retainedKinds),
            months: fc.integer({ min: 1, max: 600 }),
          }),
          { selector: ({ of }) => of },
        ),
      }),
      calendars: fc.constant([
        {
          ...calendar!,
          zone: 'Europe/Berlin',
          hours: {
            fri: [
              { from: '09:00', to: '12:00' },
              { from: '13:00', to: '24:00' },
            ],
          },
          holidays: ['2026-12-25'],
        },
      ]),
    }),
  );

it('any playbook that is written as YAML is read back unchanged', () => {
  fc.assert(
    fc.property(playbooks, (playbook) => {
      expect(parsePlaybook(playbookYaml(playbook))).toEqual(playbook);
      expect(parsePlaybook(playbook)).toEqual(playbook);
    }),
    { numRuns: 60 },
  );
}, 20_000);

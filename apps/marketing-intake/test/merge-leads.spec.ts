import { LeadAbsorbed, problemsOf } from '@smarketing/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lead } from '../src/capture/lead.schema.js';
import { absorbedFacts, inParts, mostBytes } from '../src/capture/absorbed-facts.js';
import { joinContacts } from '../src/merges/join-contacts.js';
import {
  idsOf,
  mergeLeads,
  mostAbsorbed,
  refusalOf,
  survivorOf,
  unmergeLead,
  type Tied,
} from '../src/merges/merge-leads.js';
import { reachedBy, reachedStages } from '../src/merges/reached-stage.js';
import { newsForSurvivors, outermost } from '../src/capture/tell-survivors.js';
import type { Touchpoint } from '../src/touchpoints/touchpoint.schema.js';

const id = (n: number) => `01934f5e-7c1a-7000-8000-${String(n).padStart(12, '0')}`;
const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n));
const now = day(100);

function leadOf(n: number, more: Partial<Lead> = {}): Lead {
  return {
    _id: id(n),
    source: 'api',
    channel: 'email',
    profile: {},
    capturedAt: day(n),
    knownAsOf: day(n),
    touchpoints: 0,
    externalSystems: [],
    ...more,
  };
}
const erasedOn = (n: number) => ({ at: day(n), ground: 'request' as const, deleted: [] });
const party = (lead: Lead, reached: (typeof reachedStages)[number] = 'captured') => ({
  lead,
  reached,
});
const touchpoint = (n: number, channel = 'email'): Touchpoint => ({
  _id: id(1_000 + n),
  leadId: id(1),
  kind: 'form',
  channel,
  at: day(n),
});

/** Leads as commands would leave them. */
class Leads {
  readonly all = new Map<string, Lead>();
  readonly facts: object[] = [];
  constructor(count: number) {
    for (let n = 0; n < count; n++) this.all.set(id(n), leadOf(n));
  }
  of(leadId: string): Lead {
    return this.all.get(leadId)!;
  }
  canMerge(into: string, one: string): boolean {
    return refusalOf(party(this.of(into)), party(this.of(one))) === undefined;
  }
  merge(into: string, one: string): void {
    const descendants = idsOf(this.of(one)).map((leadId) => this.of(leadId));
    const told = [this.of(one), ...descendants].flatMap((lead) =>
      absorbedFacts(into, lead, [], now),
    );
    this.keep(mergeLeads(this.of(into), this.of(one), { descendants, told, now }));
  }
  unmerge(leadId: string): void {
    const lead = this.of(leadId);
    const survivors = lead.merged!.into.map((into) => this.of(into));
    const descendants = idsOf(lead).map((one) => this.of(one));
    this.keep(unmergeLead(lead, survivors, descendants, now));
  }
  private keep(tied: readonly Tied[]): void {
    for (const { lead, facts } of tied) {
      this.all.set(lead._id, lead);
      this.facts.push(...facts.map(({ data }) => data));
    }
  }
}

describe('merging leads', () => {
  it.each([
    ['itself', party(leadOf(1)), party(leadOf(1)), { why: 'itself' }],
    [
      'an erased one',
      party(leadOf(1)),
      party(leadOf(2, { erased: erasedOn(3) })),
      { why: 'erased', of: 'absorbed', at: day(3) },
    ],
    [
      'one into an erased one',
      party(leadOf(1, { erased: erasedOn(3) })),
      party(leadOf(2)),
      { why: 'erased', of: 'survivor', at: day(3) },
    ],
    [
      'one that is merged already',
      party(leadOf(1)),
      party(leadOf(2, { merged: { into: [id(3), id(4)], at: day(5) } })),
      { why: 'merged', of: 'absorbed', into: id(4), at: day(5) },
    ],
    [
      'one into a merged one',
      party(leadOf(1, { merged: { into: [id(3)], at: day(5) } })),
      party(leadOf(2)),
      { why: 'merged', of: 'survivor', into: id(3), at: day(5) },
    ],
    [
      'one that has come further',
      party(leadOf(1), 'accepted'),
      party(leadOf(2), 'won'),
      { why: 'less-far', survivor: 'accepted', absorbed: 'won' },
    ],
    [
      'the hundred and first',
      party(leadOf(1, { absorbed: many(mostAbsorbed - 1) })),
      party(leadOf(2, { absorbed: many(1) })),
      { why: 'too-many', leads: 101 },
    ],
  ])('is refused for %s, and says where and why', (_, survivor, absorbed, refusal) => {
    expect(refusalOf(survivor, absorbed)).toEqual(refusal);
  });

  it('lets the furthest survive, then the one that came first, then the lower id', () => {
    const [early, late, twin] = [leadOf(1), leadOf(2), leadOf(3, { capturedAt: day(1) })];
    expect(survivorOf(party(early), party(late, 'assigned')).lead).toBe(late);
    expect(survivorOf(party(late), party(early)).lead).toBe(early);
    expect(survivorOf(party(twin), party(early)).lead).toBe(early);
  });

  it.each([
    [undefined, undefined, 'captured'],
    [{ reached: 'accepted' }, undefined, 'accepted'],
    [{ reached: 'accepted' }, 'customer', 'won'],
    [{ reached: 'accepted' }, 'lost', 'opportunity'],
    [{}, 'disqualified', 'captured'],
  ] as const)('counts as far as %o and %s elsewhere: %s', (known, stage, reached) => {
    expect(reachedBy(known, stage)).toBe(reached);
  });

  it('is undone by unmerging, whatever else was merged and unmerged before and after', () => {
    const pair = fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 }));
    const acts = fc.array(fc.tuple(fc.boolean(), pair), { maxLength: 20 });
    fc.assert(
      fc.property(acts, pair, (some, [into, one]) => {
        const leads = new Leads(6);
        for (const [isMerge, [left, right]] of some) {
          if (isMerge && leads.canMerge(id(left), id(right))) leads.merge(id(left), id(right));
          if (!isMerge && leads.of(id(left)).merged) leads.unmerge(id(left));
          checkTies(leads);
        }
        if (!leads.canMerge(id(into), id(one))) return;
        const before = new Map(leads.all);
        leads.merge(id(into), id(one));
        checkTies(leads);
        leads.unmerge(id(one));
        expect(leads.all).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  it('tells the outermost survivor of a chain of all that it stands for', () => {
    const leads = new Leads(3);
    leads.merge(id(1), id(0));
    leads.merge(id(2), id(1));
    expect(idsOf(leads.of(id(2)))).toEqual([id(1), id(0)]);
    expect(leads.of(id(0)).merged!.into).toEqual([id(1), id(2)]);
    expect(leads.facts.at(-1)).toEqual({ leadId: id(0), into: id(2), through: [id(1)] });
    leads.unmerge(id(1));
    expect(leads.of(id(2)).absorbed).toBeUndefined();
    expect(outermost(leads.of(id(0)))).toBe(id(1));
    expect(leads.facts.at(-1)).toEqual({ leadId: id(0), into: id(1) });
  });
});

/** Both sides of every tie agree, and facts keep their contracts. */
function checkTies({ all }: Leads): void {
  for (const [leadId, { merged, absorbed = [] }] of all) {
    const claimed = [...all.values()].filter((lead) => lead.merged?.into.includes(leadId));
    expect(new Set(absorbed.map((one) => one.leadId))).toEqual(
      new Set(claimed.map(({ _id }) => _id)),
    );
    for (const [index, into] of (merged?.into ?? []).entries()) {
      expect(all.get(into)!.merged?.into ?? []).toEqual(merged!.into.slice(index + 1));
    }
  }
}

function many(count: number) {
  return Array.from({ length: count }, (_, n) => ({ leadId: id(500 + n), at: now }));
}

describe('what a survivor learns', () => {
  it('is one part of a lead without touchpoints, and keeps its contract', () => {
    const [only, ...more] = absorbedFacts(id(2), leadOf(1, { campaignId: id(9) }), [], now);
    expect(more).toEqual([]);
    expect(only!.data).toMatchObject({ part: 1, parts: 1, touchpoints: [], absorbedId: id(1) });
    expect(problemsOf(LeadAbsorbed, only!.data, 'closed')).toBeUndefined();
  });

  it('travels in parts below 900,000 bytes, each touchpoint once and in its order', () => {
    const met = Array.from({ length: 20_000 }, (_, n) => touchpoint(n, 'ü'.repeat(n % 40)));
    const facts = absorbedFacts(id(2), leadOf(1), met, now);
    expect(facts.length).toBeGreaterThan(2);
    for (const { data } of facts) {
      expect(Buffer.byteLength(JSON.stringify(data))).toBeLessThanOrEqual(mostBytes);
      expect(problemsOf(LeadAbsorbed, data, 'closed')).toBeUndefined();
    }
    expect(facts.map(({ data }) => [data.part, data.parts])).toEqual(
      facts.map((_, n) => [n + 1, facts.length]),
    );
    const told = facts.flatMap(({ data }) => data.touchpoints.map((one) => one.touchpointId));
    expect(told).toEqual(met.map(({ _id }) => _id));
  });

  it('loses nothing by being split, however large the items are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500_000 }), { maxLength: 12 }), (sizes) => {
        const items = sizes.map((size) => 'x'.repeat(size));
        const parts = inParts({}, items);
        expect(parts.flat()).toEqual(items);
        for (const part of parts) {
          expect(JSON.stringify(part).length).toBeLessThan(mostBytes);
          if (parts.length > 1) expect(part.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is nothing of a lead that was never merged', () => {
    const facts = absorbedFacts(id(2), leadOf(1), [], now);
    expect(newsForSurvivors(leadOf(1), facts)).toEqual([]);
  });
});

describe('the contact card of a survivor', () => {
  it('has what it says itself, filled from the newest of the absorbed, and the ids of all', () => {
    const crm = { system: 'crm', id: '1' };
    const card = joinContacts(
      { email: 'a@x.example', external: [crm], clickIds: { gclid: 'own' } },
      [
        {
          leadId: id(1),
          at: day(1),
          contact: { email: 'old@x.example', phone: '1', jobTitle: 'old' },
        },
        {
          leadId: id(2),
          at: day(2),
          contact: {
            phone: '2',
            external: [crm, { system: 'shop', id: '1' }],
            clickIds: { gclid: 'b', fbclid: 'c' },
          },
        },
      ],
    );
    expect(card).toEqual({
      email: 'a@x.example',
      phone: '2',
      jobTitle: 'old',
      external: [crm, { system: 'shop', id: '1' }],
      clickIds: { gclid: 'own', fbclid: 'c' },
    });
  });
});

import {
  DealClosed,
  LeadAccepted,
  LeadAssigned,
  LeadCaptured,
  LeadErased,
  LeadQualified,
  LeadScored,
  ObligationArmed,
  ObligationBreached,
  PurchaseRecorded,
  TouchpointRecorded,
  type FactClass,
} from '@smarketing/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leadViews } from '../src/lead-view/lead-views.view.js';
import type { LeadView } from '../src/lead-view/lead-view.schema.js';
import { contributionsOf } from '../src/reports.js';
import { leadRows } from '../src/lead-list/lead-row.js';
import { applied, arrived } from './leads.js';

const leadId = '0197a000-0000-7000-8000-000000000001';
const rep = { leadId, repId: 'anna', cycle: 1 };
const owed = { subject: leadId, level: 'respond', cycle: 1, due: '2026-01-02T10:00:00.000Z' };
const life: readonly [FactClass, object][] = [
  [LeadCaptured, { leadId, channel: 'social', source: 'api', campaignId: 'c1' }],
  [TouchpointRecorded, { leadId, kind: 'form', channel: 'social' }],
  [LeadScored, { leadId, score: 80 }],
  [LeadQualified, { leadId, cycle: 1, score: 80, threshold: 50 }],
  [LeadAssigned, rep],
  [ObligationArmed, owed],
  [ObligationBreached, owed],
  [LeadAccepted, rep],
  [DealClosed, { ...rep, outcome: 'won', amount: { amount: 900, currency: 'EUR' } }],
  [PurchaseRecorded, { leadId, amount: { amount: 100, currency: 'EUR' } }],
];
const facts = life.map(([fact, data], index) =>
  arrived(fact, data, {
    time: new Date(Date.UTC(2026, 0, 1, index)),
    sequence: index + 1,
    key: leadId,
  }),
);
const erased = arrived(
  LeadErased,
  { leadId, ground: 'request', deleted: [{ of: 'vault', count: 1 }] },
  { time: '2026-03-01T00:00:00Z', sequence: 1 },
);
const remains = applied(undefined, erased);

describe('the story of an erased lead', () => {
  it('ends by LeadErased: the bus folds nothing of it before or after', () => {
    expect(leadViews.endsBy).toBe(LeadErased);
  });

  it('is what LeadErased says of it, whatever had come, in whatever order', () => {
    const orders = fc.shuffledSubarray(facts);
    fc.assert(
      fc.property(orders, (come) => {
        let lead: LeadView | undefined;
        for (const fact of come) lead = applied(lead, structuredClone(fact));
        expect(applied(lead, erased)).toEqual(remains);
      }),
    );
  });

  it('keeps when and why, and nothing that was derived', () => {
    expect(remains).toEqual({
      _id: leadId,
      touchpoints: 0,
      first: {},
      purchases: { count: 0, amounts: {} },
      obligations: [],
      reached: [],
      ledger: 'erased',
      erased: { time: new Date('2026-03-01T00:00:00Z'), ground: 'request' },
      timeline: {
        count: 1,
        entries: [
          {
            stream: 'identities',
            sequence: 1,
            type: 'smarketing.lead.erased.v1',
            time: new Date('2026-03-01T00:00:00Z'),
            details: { ground: 'request' },
          },
        ],
      },
    });
  });

  it('counts as captured and as erased, and in no other figure', () => {
    expect(contributionsOf(remains)).toEqual({ 'ledger:captured': 1, 'ledger:erased': 1 });
  });

  it('is a row of the list behind the ledger, without what it had been', () => {
    expect(leadRows(remains, { outcome: 'erased' })).toEqual([
      {
        leadId,
        capturedAt: null,
        channel: null,
        campaignId: null,
        cohort: null,
        stage: null,
        outcome: 'erased',
        score: null,
        repId: null,
        reason: null,
        deal: null,
      },
    ]);
  });
});

import { expect, it } from 'vitest';
import { factName, formatLead } from '../src/lead/format-lead.js';
import type { LeadSheet } from '../src/lead/read-lead.js';

const sheet: LeadSheet = {
  leadId: '0197b2a4-6f00-7000-8000-000000000001',
  lead: { channel: 'referral', profile: { industry: 'software', country: 'DE', attributes: {} } },
  timeline: {
    outcome: 'won',
    facts: 12,
    entries: [
      {
        stream: 'leads',
        sequence: 1,
        type: 'smarketing.lead.captured.v1',
        time: '2026-09-01T08:30:00.000Z',
        details: { channel: 'referral', campaignId: 'c1' },
      },
      {
        stream: 'leads',
        sequence: 2,
        type: 'smarketing.lead.touchpoint-recorded.v1',
        time: '2026-09-01T08:31:00.000Z',
      },
    ],
    campaigns: { c1: { code: 'partners', channel: 'referral' } },
  },
  score: {
    score: 62,
    threshold: 50,
    qualified: true,
    playbook: 1,
    contributions: [
      { rule: 'demo-request', group: 'engagement', points: 40 },
      { rule: 'weak-channel', group: 'fit', points: -4 },
    ],
  },
  handoff: {
    stage: 'won',
    cycle: 2,
    repId: 'demo-lena',
    qualifiedAt: '2026-09-01T08:31:00.000Z',
    amount: { amount: 1_350_000, currency: 'EUR' },
    purchases: 2,
    legal: ['purchases', 'churn'],
  },
  obligations: [
    {
      level: 'respond-to-handoff',
      cycle: 1,
      repId: 'demo-lena',
      state: 'met',
      due: '2026-09-01T13:00:00.000Z',
      usedMinutes: 31.4,
      remainingMinutes: null,
    },
  ],
};

it('a lead reads like this', () => {
  expect(formatLead(sheet)).toMatchInlineSnapshot(`
    "Lead 0197b2a4-6f00-7000-8000-000000000001 (won)
      channel referral, industry software, country DE

    Score 62 of 50 needed: an MQL (playbook 1)
       +40  demo-request (engagement)
        -4  weak-channel (fit)

    Handoff: won, rep demo-lena, qualified 2 times, 13,500.00 EUR, 2 more purchases
      possible now: purchases, churn

    Obligations
      respond-to-handoff: met, due 2026-09-01 13:00, demo-lena, done in 31 business minutes

    Timeline: 12 facts, the 2 newest
      2026-09-01 08:30  lead captured: channel referral, campaign partners
      2026-09-01 08:31  lead touchpoint recorded"
  `);
});

it('a lead that only intake knows yet says what is not there', () => {
  const fresh = { ...sheet, timeline: null, score: null, handoff: null, obligations: [] };
  expect(formatLead(fresh)).toMatchInlineSnapshot(`
    "Lead 0197b2a4-6f00-7000-8000-000000000001
      channel referral, industry software, country DE

    Score
      none yet

    Handoff
      none: the lead has not qualified

    Obligations
      none

    Timeline
      nothing has arrived at feedback yet"
  `);
});

it('a fact is named by its type', () => {
  expect(factName('smarketing.lead.profile-updated.v1')).toBe('lead profile updated');
});

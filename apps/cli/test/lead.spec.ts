import { describe, expect, it } from 'vitest';
import { factName } from '../src/lead/fact-name.js';
import { formatLead } from '../src/lead/format-lead.js';
import { asTheyBecameKnown } from '../src/lead/format-timeline.js';
import type { LeadSheet, TimelineEntry } from '../src/lead/read-lead.js';

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
    campaigns: { c1: { channel: 'referral' } },
  },
  campaignCodes: { c1: 'partners' },
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

function entry(fact: string, details: Record<string, string | number>): TimelineEntry {
  const type = `smarketing.${fact}.v1`;
  return { stream: 'handoffs', sequence: 1, type, time: '2026-09-14T11:00:00.000Z', details };
}

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
      respond-to-handoff: met, due 2026-09-01 13:00, rep demo-lena, done in 31 business minutes

    Timeline: 12 facts, the 2 newest
      2026-09-01 08:30  lead captured: channel referral, campaign partners
      2026-09-01 08:31  lead touchpoint recorded

    Times in UTC."
  `);
});

describe('money', () => {
  const shown = (amount: number, currency: string) =>
    formatLead({
      ...sheet,
      handoff: { ...sheet.handoff!, amount: { amount, currency } },
      timeline: {
        ...sheet.timeline!,
        entries: [
          entry('opportunity.opened', { repId: 'jo', expected: amount, currency }),
          entry('deal.closed', { outcome: 'won', amount, currency }),
          entry('purchase.recorded', { purchaseId: 'p', amount, currency }),
        ],
      },
    });

  it.each([
    [125_000, 'JPY', '125,000 JPY'],
    [1_234_567, 'KWD', '1,234.567 KWD'],
    [125_000, 'EUR', '1,250.00 EUR'],
    [125_000, 'HUF', '1,250.00 HUF'],
  ])('is shown with the decimals of its currency: %s %s', (amount, currency, text) => {
    const lines = shown(amount, currency).split('\n');
    const has = (part: string) => expect(lines.find((line) => line.includes(part))).toContain(text);
    has('Handoff: won');
    has(`opportunity opened: rep jo, expected ${text}`);
    has(`deal won: ${text}`);
    has(`purchase recorded: ${text}`);
  });
});

it('times of a timeline are short, minutes are whole', () => {
  const corrected = entry('obligation.corrected', {
    due: '2026-09-14T11:00:00.000Z',
    usedMinutes: 125.01666666666667,
  });
  const lead = formatLead({ ...sheet, timeline: { ...sheet.timeline!, entries: [corrected] } });
  expect(lead).toContain(
    'obligation corrected: due 2026-09-14 11:00, done in 125 business minutes',
  );
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
      nothing has arrived at feedback yet

    Times in UTC."
  `);
});

it('a fact is named by its type', () => {
  expect(factName('smarketing.lead.profile-updated.v1')).toBe('lead profile updated');
});

it('a deal that is lost is said to be lost, with its reason', () => {
  const lost = entry('deal.closed', { repId: 'jo', cycle: 2, outcome: 'lost', reason: 'price' });
  const lead = formatLead({ ...sheet, timeline: { ...sheet.timeline!, entries: [lost] } });
  expect(lead).toContain('deal lost: rep jo, cycle 2, reason price');
});

it('facts stand in the order in which they became known, then in that in which they happened', () => {
  const told = (sequence: number, time: string, knownAt?: string): TimelineEntry => ({
    ...entry('lead.accepted', {}),
    sequence,
    time: `2026-09-14T${time}:00.000Z`,
    ...(knownAt !== undefined && { knownAt: `2026-09-14T${knownAt}:00.000Z` }),
  });
  const entries = [told(1, '09:05', '13:40'), told(2, '11:00'), told(3, '11:30', '13:40')];
  expect(asTheyBecameKnown(entries).map(({ sequence }) => sequence)).toEqual([2, 1, 3]);
});

it('names that would steer the terminal do not', () => {
  const evil = { ...sheet, handoff: { ...sheet.handoff!, repId: 'jo\u001b[2J' } };
  expect(formatLead(evil)).not.toContain('\u001b');
});

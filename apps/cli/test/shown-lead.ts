import type { LeadSheet, TimelineEntry } from '../src/lead/read-lead.js';

const rep = { repId: 'demo-aylin', cycle: 1 };
const duty = { level: 'respond-to-handoff', ...rep, due: '2026-09-14T11:00:00.000Z' };

/** A customer whose acceptance was told hours after it happened, when the duty was taken for broken. */
export const shownLead: LeadSheet = {
  leadId: '01a22909-2610-7174-99fb-a733694b7754',
  lead: {
    channel: 'paid_search',
    profile: {
      emailKind: 'company',
      industry: 'manufacturing',
      companySize: '10-49',
      country: 'DE',
      department: '購買部 (purchasing)',
      attributes: {},
    },
  },
  timeline: {
    outcome: 'won',
    facts: 9,
    entries: [
      fact('leads', 1, 'lead.captured', '09-14T06:30', {
        source: 'api',
        channel: 'paid_search',
        campaignId: 'c1',
      }),
      fact('scores', 1, 'lead.scored', '09-14T06:30', { score: 53.456_789, previousScore: 8 }),
      fact('handoffs', 1, 'lead.assigned', '09-14T07:00', { ...rep, rule: 'round-robin' }),
      fact('sla', 1, 'obligation.armed', '09-14T07:00', duty),
      fact('handoffs', 2, 'lead.accepted', '09-14T09:05', rep, '09-14T13:40'),
      fact(
        'sla',
        3,
        'obligation.corrected',
        '09-14T09:05',
        { ...duty, usedMinutes: 125.016_666_666_666_67 },
        '09-14T13:40',
      ),
      fact('sla', 2, 'obligation.breached', '09-14T11:00', duty),
      fact('handoffs', 3, 'deal.closed', '09-24T22:01', {
        ...rep,
        opportunityId: '01a22909-52a3-7755-8f77-77f0dc5fbcbd',
        outcome: 'won',
        amount: 315_000,
        currency: 'EUR',
      }),
      fact('handoffs', 4, 'purchase.recorded', '11-02T10:00', {
        purchaseId: '01a22909-52a3-7755-8f77-77f0dc5fbcbe',
        amount: 49_000,
        currency: 'JPY',
      }),
    ],
    campaigns: { c1: { channel: 'paid_search' } },
  },
  campaignCodes: { c1: 'herbst-messe-für-maschinenbau-und-zulieferer-2026' },
  score: {
    score: 53,
    threshold: 50,
    qualified: true,
    playbook: 1,
    contributions: [
      { rule: 'company-mail', group: 'fit', points: 8 },
      { rule: 'pricing-view', group: 'engagement', points: 49 },
      { rule: 'weak-channel', group: 'fit', points: -4 },
    ],
  },
  handoff: {
    stage: 'won',
    cycle: 1,
    repId: 'demo-aylin',
    qualifiedAt: '2026-09-14T06:30:00.000Z',
    amount: { amount: 315_000, currency: 'EUR' },
    purchases: 1,
    legal: ['purchases', 'churn'],
  },
  obligations: [
    { ...duty, state: 'met', usedMinutes: 125.016_666_666_666_67, remainingMinutes: null },
    {
      ...duty,
      level: 'follow-up-after-an-opportunity-was-opened',
      state: 'at-risk',
      usedMinutes: null,
      remainingMinutes: 59.6,
    },
  ],
};

function fact(
  stream: TimelineEntry['stream'],
  sequence: number,
  name: string,
  time: string,
  details: Readonly<Record<string, string | number>>,
  knownAt?: string,
) {
  return {
    stream,
    sequence,
    type: `smarketing.${name}.v1`,
    time: `2026-${time}:00.000Z`,
    details,
    ...(knownAt !== undefined && { knownAt: `2026-${knownAt}:00.000Z` }),
  };
}

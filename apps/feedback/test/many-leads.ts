import type { LossReason } from '@smarketing/contracts';
import type { LeadView, LeadObligation } from '../src/lead-view/lead-view.schema.js';
import { leadOf } from './leads.js';

export const campaignIds = [1, 2, 3, 4].map((n) => `0197c000-0000-7000-8000-00000000000${n}`);

/** Leads of every kind, always the same ones: number n has the traits that its digits pick. */
export function manyLeads(count: number): LeadView[] {
  return Array.from({ length: count }, (_, n) => {
    const pick = <T>(salt: number, ...choices: T[]): T => choices[hash(n, salt) % choices.length]!;
    const month = pick(1, '2026-01', '2026-02', '2026-03');
    const day = String((hash(n, 2) % 28) + 1).padStart(2, '0');
    const captured = `${month}-${day}T23:30:00.000Z`;
    const later = (days: number) =>
      new Date(Date.parse(captured) + days * 86_400_000).toISOString();
    const end = pick(3, 'open', 'won', 'won', 'lost');
    const euros = { amount: hash(n, 5) % 1000, currency: pick(6, 'EUR', 'BRL') };
    const churns = end === 'won' && pick(7, true, false, false);
    const lead = leadOf({
      id: `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`,
      ...(pick(8, true, true, true, false) && { captured }),
      channel: pick(9, 'social', '(none)', 'a&b=c #%', 'email'),
      ...(pick(18, true, true, false) && { campaignId: pick(19, ...campaignIds) }),
      ...(pick(10, true, false) && { qualified: later(hash(n, 11) % 20) }),
      ...(pick(22, true, false) && { accepted: later(hash(n, 11) % 25) }),
      ...(end === 'won' && { won: later((hash(n, 12) % 40) - 3) }),
      ...(end === 'lost' && { lost: later(5) }),
      ...(end === 'lost' &&
        pick(13, true, false) && { reason: pick<LossReason>(14, 'price', 'need') }),
      ...(end === 'won' && pick(15, true, false) && { amount: euros }),
      ...(end === 'won' && pick(16, true, false, false) && { purchases: [euros, euros] }),
      ...(churns && { churned: later(45 + (hash(n, 17) % 60)) }),
    });
    if (lead) lead.obligations = obligationsOf(n);
    return lead;
  }).filter((lead) => lead !== undefined);
}

/** None to two, in any state, of two levels. */
function obligationsOf(n: number): LeadObligation[] {
  const states = ['armed', 'at-risk', 'met', 'breached'] as const;
  return Array.from({ length: hash(n, 20) % 3 }, (_, index) => {
    const state = states[hash(n, 21 + index) % states.length]!;
    return {
      level: hash(n, 30 + index) % 3 === 0 ? 'call back: now' : 'respond-to-handoff',
      cycle: index + 1,
      state,
      due: new Date('2026-04-01T00:00:00Z'),
      ...(state === 'met' && hash(n, 40) % 2 === 0 ? { corrected: true as const } : {}),
    };
  });
}

function hash(n: number, salt: number): number {
  let value = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(salt + 7, 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 12)) >>> 0;
}

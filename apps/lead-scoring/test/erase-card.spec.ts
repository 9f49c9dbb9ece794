import { LeadErased } from '@smarketing/contracts';
import type { Arrived } from '@smarketing/event-bus';
import { describe, expect, it } from 'vitest';
import type { ScoreCard } from '../src/scoring/score-card.schema.js';
import { scoreCards } from '../src/scoring/score-cards.view.js';

const leadId = '0197a000-0000-7000-8000-000000000001';
const time = new Date('2026-03-01T00:00:00Z');
const erased = {
  key: leadId,
  time,
  data: { leadId, ground: 'request', deleted: [] },
} as unknown as Arrived<LeadErased>;
const { fold } = scoreCards.folds!.find(({ fact }) => fact === LeadErased)!;
const context = { now: time, newId: () => '', reference: undefined, rules: 2 };
const cards: readonly (ScoreCard | undefined)[] = [
  undefined,
  { _id: leadId, profile: {}, touchpoints: {}, cycle: 0, recycled: [] },
  {
    _id: leadId,
    channel: 'email',
    campaignId: 'c1',
    profile: { industry: 'retail' },
    touchpoints: { form: 3 },
    cycle: 2,
    recycled: [{ cycle: 1, at: time }],
    lost: [{ cycle: 2, at: time }],
    elsewhere: { stage: 'lost', at: time },
    outcome: { result: 'lost', cycle: 2, at: time },
    lastOverThreshold: time,
  },
];

describe('the score card of an erased lead', () => {
  it('ends by LeadErased: the bus folds nothing of it before or after', () => {
    expect(scoreCards.endsBy).toBe(LeadErased);
  });

  it.each(cards)('keeps nothing of %j, and confirms it once', (card) => {
    expect(fold(card, erased, context)).toEqual({
      document: {
        _id: leadId,
        profile: {},
        touchpoints: {},
        cycle: 0,
        recycled: [],
        erased: time,
      },
      emit: [expect.objectContaining({ data: { leadId }, time })],
    });
  });
});

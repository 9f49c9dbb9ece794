import { LeadErased } from '@smarketing/contracts';
import type { Arrived } from '@smarketing/event-bus';
import { describe, expect, it } from 'vitest';
import type { Handoff } from '../src/handoff/handoff.schema.js';
import { handoffs } from '../src/handoff/handoffs.view.js';

const leadId = '0197a000-0000-7000-8000-000000000001';
const time = new Date('2026-03-01T00:00:00Z');
const erased = {
  key: leadId,
  time,
  data: { leadId, ground: 'request', deleted: [] },
} as unknown as Arrived<LeadErased>;
const { fold } = handoffs.folds!.find(({ fact }) => fact === LeadErased)!;
const context = { now: time, newId: () => '', reference: undefined, rules: 1 };
const known = {
  _id: leadId,
  stage: 'accepted',
  cycle: 1,
  repId: 'rep-1',
  reason: 'no-budget',
  history: [{ act: 'accept', reason: 'words' }],
} as unknown as Handoff;

describe('the handoff of an erased lead', () => {
  it('ends by LeadErased: the bus folds nothing of it before or after', () => {
    expect(handoffs.endsBy).toBe(LeadErased);
  });

  it.each([undefined, known])('keeps nothing of %j, and confirms it once', (handoff) => {
    expect(fold(handoff, erased, context)).toEqual({
      document: { _id: leadId, erased: time },
      emit: [expect.objectContaining({ data: { leadId }, time })],
    });
  });

  it('takes along its purchases, and the words in which somebody gave a reason', () => {
    const filters = handoffs.endsWith!.map(({ collection, of, only }) => [
      collection,
      of(leadId),
      only,
    ]);
    expect(filters).toEqual([
      ['purchases', { _id: { $gt: `${leadId}/`, $lt: `${leadId}0` } }, undefined],
      ['bus_acts', { on: `lead/${leadId}` }, ['reason']],
    ]);
    expect(`${leadId}/po-4711` > `${leadId}/` && `${leadId}/po-4711` < `${leadId}0`).toBe(true);
  });
});

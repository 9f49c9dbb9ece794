import { LeadErased } from '@smarketing/contracts';
import type { Arrived } from '@smarketing/event-bus';
import { describe, expect, it } from 'vitest';
import { duties } from '../src/obligations/duties.view.js';
import type { Duties } from '../src/obligations/duties.schema.js';
import { qualifications } from '../src/qualifications/qualifications.view.js';

const leadId = '0197a000-0000-7000-8000-000000000001';
const time = new Date('2026-03-01T00:00:00Z');
const erased = {
  key: leadId,
  time,
  data: { leadId, ground: 'request', deleted: [] },
} as unknown as Arrived<LeadErased>;
const context = { now: time, newId: () => '', reference: undefined, rules: 1 };
const foldOf = (view: typeof duties | typeof qualifications) =>
  view.folds!.find(({ fact }) => fact === LeadErased)!.fold;
const owed = {
  _id: leadId,
  obligations: [{ id: 'x', state: 'armed', due: time }],
  wakeAt: time,
} as unknown as Duties;

describe('what was owed for an erased lead', () => {
  it('ends by LeadErased: the bus folds nothing of it before or after', () => {
    expect([duties.endsBy, qualifications.endsBy]).toEqual([LeadErased, LeadErased]);
  });

  it.each([undefined, owed])(
    'keeps nothing of %j, wakes no more, and is confirmed once',
    (known) => {
      expect(foldOf(duties)(known as never, erased, context)).toEqual({
        document: { _id: leadId, obligations: [], wakeAt: null, erased: time },
        emit: [expect.objectContaining({ data: { leadId }, time })],
      });
    },
  );

  it('counts in no month of a commitment', () => {
    const known = { _id: leadId, qualifiedAt: time, months: { UTC: '2026-03' } };
    const folded = foldOf(qualifications)(known as never, erased, context)!;
    expect(folded).toEqual({ document: { _id: leadId, months: {}, erased: time } });
    expect(qualifications.contribute!(folded.document as never)).toEqual({});
  });
});

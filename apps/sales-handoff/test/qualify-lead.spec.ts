import { describe, expect, it } from 'vitest';
import { describeHandoff } from '../src/handoff/describe-handoff.js';
import { noteRequest } from '../src/handoff/handoff.js';
import { stages } from '../src/handoff/stages.js';
import { qualifyLead } from '../src/handoff/qualify-lead.js';
import { handoffIn, leadId, now } from './handoffs.js';

const again = { leadId, cycle: 2, score: 70, channel: 'social' };

describe('a lead that qualifies once more', () => {
  it.each(['recycled', 'lost', 'disqualified'] as const)(
    'waits for a rep anew where it was %s',
    (stage) => {
      const ended = handoffIn(stage);
      const waiting = qualifyLead(ended, again, now)!;
      expect(waiting).toMatchObject({ stage: 'qualified', cycle: 2, qualifiedAt: now, score: 70 });
      expect(waiting.history.slice(0, -1)).toEqual(ended.history);
      for (const field of ['repId', 'reason', 'opportunityId'])
        expect(waiting).not.toHaveProperty(field);
      expect(qualifyLead(waiting, again, now)).toBeUndefined();
    },
  );

  it.each(stages.filter((stage) => !['recycled', 'lost', 'disqualified'].includes(stage)))(
    'is left as it is where it is %s',
    (stage) => {
      expect(qualifyLead(handoffIn(stage), again, now)).toBeUndefined();
    },
  );
});

it('what a customer asks for is shown with the handoff, the last 20, and starts no cycle', () => {
  const won = handoffIn('won');
  const asked = Array.from({ length: 25 }, (_, nth) => ({
    kind: 'call' as const,
    at: new Date(now.getTime() + nth),
  }));
  const shown = describeHandoff(asked.reduce(noteRequest, won));
  expect(shown).toMatchObject({ stage: 'won', cycle: 1, legal: ['purchases', 'churn'] });
  expect(shown.askedAgain).toEqual(asked.slice(-20));
});

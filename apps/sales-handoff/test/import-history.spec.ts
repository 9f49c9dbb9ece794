import { describe, expect, it } from 'vitest';
import { decideHandoff } from '../src/handoff/decide-handoff.js';
import { describeHandoff } from '../src/handoff/describe-handoff.js';
import { stages } from '../src/handoff/stages.js';
import { importHistory } from '../src/handoff/import-history.js';
import { qualifyLead } from '../src/handoff/qualify-lead.js';
import { handoffIn, leadId, now } from './handoffs.js';

const told = { leadId, cycle: 1, score: 60, channel: 'social' };

describe('what a lead had come to in another system', () => {
  it.each([
    ['customer', 'won', ['purchases', 'churn']],
    ['lost', 'lost', []],
    ['disqualified', 'disqualified', []],
  ] as const)('as %s is %s, of no rep and marked', (stage, here, legal) => {
    const handoff = importHistory(undefined, { ...told, stage }, now)!;
    expect(describeHandoff(handoff)).toMatchObject({
      stage: here,
      cycle: 1,
      imported: true,
      legal,
    });
    expect(handoff).not.toHaveProperty('repId');
    expect(handoff.times).toEqual({ [here]: now });
  });

  it.each(['qualified', 'opportunity'] as const)('as %s is nothing that sales has', (stage) => {
    expect(importHistory(undefined, { ...told, stage }, now)).toBeUndefined();
  });

  it.each(stages)('changes nothing where sales here has it as %s', (stage) => {
    expect(importHistory(handoffIn(stage), { ...told, stage: 'customer' }, now)).toBeUndefined();
  });

  it('follows the newest file, and ends where the lead qualifies here', () => {
    const lost = importHistory(undefined, { ...told, stage: 'lost' }, now)!;
    const won = importHistory(lost, { ...told, stage: 'customer' }, now)!;
    expect(won).toMatchObject({ stage: 'won', times: { won: now }, imported: true });
    const waiting = qualifyLead(lost, { ...told, cycle: 2 }, now)!;
    expect(waiting).toMatchObject({ stage: 'qualified', cycle: 2 });
    expect(waiting).not.toHaveProperty('imported');
    expect(qualifyLead(won, { ...told, cycle: 2 }, now)).toBeUndefined();
  });

  it('lets a customer buy again and leave', () => {
    const won = importHistory(undefined, { ...told, stage: 'customer' }, now)!;
    const circumstances = {
      now,
      newId: () => leadId,
      reasons: [],
      caller: { subject: 's', roles: ['sales'] },
      reps: new Map(),
      recorded: new Set<string>(),
    };
    const amount = { amount: 100, currency: 'EUR' };
    const bought = decideHandoff(won, { leadId, act: 'purchases', amount }, circumstances);
    expect(bought).toMatchObject({ kind: 'changed', handoff: { purchases: 1 } });
    const left = decideHandoff(won, { leadId, act: 'churn', reason: 'price' }, circumstances);
    expect(left).toMatchObject({ kind: 'changed', handoff: { stage: 'churned' } });
  });
});

import { describe, expect, it } from 'vitest';
import { rolesForOthers } from '../src/handoff/authorise-act.js';
import type { Stage } from '../src/handoff/stages.js';
import { looksLikePerson } from '../src/reps/looks-like-person.js';
import { decide, handoffIn } from './handoffs.js';

/** Jo is linked to the subject `jo-token`, Mia to nobody, Tom to `tom-token`. */
const reps = new Map([
  ['jo', { subject: 'jo-token' }],
  ['mia', {}],
  ['tom', { subject: 'tom-token' }],
]);
const as = (subject: string, ...roles: string[]) => ({ caller: { subject, roles }, reps });

const everyAct: [Stage, Parameters<typeof decide>[1]][] = [
  ['assigned', { act: 'accept' }],
  ['assigned', { act: 'reject', reason: 'no-budget' }],
  ['accepted', { act: 'opportunity' }],
  ['opportunity', { act: 'close', outcome: 'won' }],
  ['won', { act: 'purchases', amount: { amount: 1, currency: 'EUR' } }],
  ['won', { act: 'churn', reason: 'value' }],
];

describe('a rep who is linked to a subject', () => {
  it.each(everyAct)(
    'in stage %s does %j himself, and no other of sales does it for him',
    (stage, command) => {
      const own = decide(handoffIn(stage), command, as('jo-token', 'sales'));
      expect(own).toMatchObject({ kind: 'changed', role: 'sales' });
      expect(decide(handoffIn(stage), command, as('tom-token', 'sales'))).toEqual({
        kind: 'refused',
        refusal: { why: 'not-your-lead', repId: 'jo', may: rolesForOthers },
      });
    },
  );

  it.each(rolesForOthers)('has a caller with the role %s act for him, recorded as such', (role) => {
    for (const [stage, command] of everyAct) {
      const decision = decide(handoffIn(stage), command, as('lead-token', 'sales', role));
      expect(decision).toMatchObject({ kind: 'changed', role });
      if (decision.kind !== 'changed' || command.act === 'purchases') continue;
      const by = { subject: 'lead-token', role };
      expect(decision.handoff.history.at(-1)).toMatchObject({ by });
      expect(decision.handoff).not.toHaveProperty('by');
    }
  });

  it('is the one whom a refusal names, also where he is to take a lead on', () => {
    const refusalOf = (stage: Stage, repId: string, caller: object) =>
      decide(handoffIn(stage), { act: 'accept', repId }, { ...as(''), ...caller });
    expect(refusalOf('assigned', 'tom', as('jo-token', 'sales'))).toMatchObject({
      refusal: { why: 'not-your-lead', repId: 'tom' },
    });
    expect(refusalOf('assigned', 'tom', as('tom-token', 'sales'))).toMatchObject({
      refusal: { why: 'not-your-lead', repId: 'jo' },
    });
    expect(refusalOf('assigned', 'tom', as('any', 'sales-lead'))).toMatchObject({
      kind: 'changed',
      handoff: { repId: 'tom' },
    });
  });

  it('tells nobody else, by the answer to a repeated command, what was done', () => {
    const accepted = decide(handoffIn('assigned'), { act: 'accept' }, as('jo-token', 'sales'));
    if (accepted.kind !== 'changed') throw new Error('must be possible');
    const again = decide(accepted.handoff, { act: 'accept' }, as('tom-token', 'sales'));
    expect(again).toMatchObject({ refusal: { why: 'not-your-lead' } });
  });
});

describe('a rep without a subject', () => {
  it('is worked by any caller of sales, also one who is linked to another rep', () => {
    const given = { ...as('tom-token', 'sales', 'sales-lead'), reps: new Map([['jo', {}]]) };
    for (const [stage, command] of everyAct) {
      const decision = decide(handoffIn(stage), command, given);
      expect(decision).toMatchObject({ kind: 'changed', role: 'sales' });
    }
  });
});

describe('the id of a rep', () => {
  it.each([
    ...['hans-mustermann', 'Hans_Mustermann', 'HansMustermann', 'erika-mustermann-2', 'mustermann'],
    ...['h-mustermann', 'HansMustermann1985', 'J_Smith', '491715550123', '0171-5550199'],
    ...['0171_555_0199', '555-010-4477', 'tel-491715550123', 'rep-01715550123'],
  ])('%s looks like a person', (repId) => {
    expect(looksLikePerson(repId)).toBe(true);
  });

  it.each([
    ...['jo', 'mia', 'M', 'rep-1', 'rep-17', 'demo-lena', 'demo-jonas', 'sales-east-2', '4711'],
    ...['4b339f9567d060bcea4f5136b9f5949e', 'd3d1e91a157ea7f90548eef82f1955e3', 'other'],
    ...['0197b2a4-6f00-7000-8000-000000000001', '0055g000004XyZaAAK', '00G5e000001AbCdEAF'],
  ])('%s looks like none', (repId) => {
    expect(looksLikePerson(repId)).toBe(false);
  });
});

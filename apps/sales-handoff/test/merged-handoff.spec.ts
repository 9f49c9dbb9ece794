import {
  contractOf,
  LeadAskedAgain,
  LeadMergedAway,
  LeadQualified,
  LeadQualifiedElsewhere,
  LeadRestored,
  type FactClass,
} from '@smarketing/contracts';
import type { Arrived } from '@smarketing/event-bus';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assignLead } from '../src/handoff/assign-lead.js';
import { describeHandoff } from '../src/handoff/describe-handoff.js';
import type { Handoff } from '../src/handoff/handoff.schema.js';
import { handoffs } from '../src/handoff/handoffs.view.js';
import { handoffIn, leadId, now, qualified, qualifiedAt } from './handoffs.js';

const into = '0197b2a4-6f00-7000-8000-000000000002';
const folds = new Map(handoffs.folds!.map(({ fact, fold }) => [contractOf(fact).type, fold]));
const context = { now, newId: () => '', reference: undefined, rules: 1 };

type Step = (known: Handoff | undefined) => Handoff | undefined;
const step =
  (fact: FactClass, data: object, time = now): Step =>
  (known) => {
    const arrived = { id: 'x', key: leadId, time, data, correlationId: 'c', lane: 'live' };
    return (
      folds.get(contractOf(fact).type)!(known, arrived as unknown as Arrived, context)?.document ??
      known
    );
  };
const away = step(LeadMergedAway, { leadId, into });
const back = step(LeadRestored, { leadId });
const run = (steps: readonly Step[]) =>
  steps.reduce<Handoff | undefined>((known, one) => one(known), undefined);

it('a merged handoff says which lead stands for it, and that nothing can be done with it', () => {
  expect(describeHandoff(away(handoffIn('assigned'))!)).toMatchObject({
    mergedInto: into,
    legal: [],
  });
});

it('one that comes back while it waits for a rep is assigned from now on, not from long ago', () => {
  const restored = back(away(qualified()))!;
  const { handoff, facts } = assignLead(restored, 'jo', 'weighted-round-robin', now);
  expect([facts[0]!.time, handoff.times.assigned]).toEqual([now, now]);
  expect(handoff).not.toHaveProperty('restoredAt');
  expect(assignLead(qualified(), 'jo', 'weighted-round-robin', now).facts[0]!.time).toEqual(
    qualifiedAt,
  );
});

it('whatever scoring tells meanwhile, a handoff comes back as it would be without the merge', () => {
  const cycle = fc.integer({ min: 1, max: 3 });
  const told = fc.array(
    fc.oneof(
      cycle.map((n) =>
        step(LeadQualified, { leadId, cycle: n, score: 60, channel: 'social' }, qualifiedAt),
      ),
      fc
        .constantFrom('customer', 'lost', 'opportunity')
        .map((stage) =>
          step(LeadQualifiedElsewhere, { leadId, cycle: 1, stage, score: 5, channel: 'email' }),
        ),
      fc.constant(step(LeadAskedAgain, { leadId, cycle: 1, kind: 'call' })),
    ),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(told, fc.nat(), fc.nat(), (steps, one, other) => {
      const [from, to] = [one % (steps.length + 1), other % (steps.length + 1)].sort(
        (a, b) => a - b,
      );
      const tied = [
        ...steps.slice(0, from),
        away,
        ...steps.slice(from, to),
        back,
        ...steps.slice(to),
      ];
      const { restoredAt: _, ...after } = run(tied)!;
      expect(after).toEqual(run(steps) ?? { _id: leadId });
    }),
  );
});

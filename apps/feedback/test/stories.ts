import {
  contractOf,
  CustomerChurned,
  DealClosed,
  LeadAssigned,
  LeadCaptured,
  LeadQualified,
  PurchaseRecorded,
  type FactClass,
  type LossReason,
  type Money,
} from '@smarketing/contracts';
import type { Arrived } from '@smarketing/event-bus';
import { figuresAsOf } from '../src/figures/figure.js';
import { leadsHref } from '../src/lead-list/lead-filter.js';
import { leadStories } from '../src/lead-story/lead-stories.view.js';
import type { LeadStory } from '../src/lead-story/lead-story.schema.js';
import { contributionsOf } from '../src/reports.js';
import { Tallies } from '../src/tally/tallies.js';

/** A fact as the bus hands it over. Data is not validated here. */
export function arrived<T extends object>(
  fact: FactClass<T>,
  data: T,
  at: {
    time: Date | string;
    recordedAt?: Date | string;
    sequence: number;
    key?: string;
    playbook?: number;
  },
): Arrived<T> {
  const { type, stream, key: keyField } = contractOf(fact);
  const key = at.key ?? String((data as Record<string, unknown>)[keyField]);
  return {
    id: `${stream}/${key}/${at.sequence}`,
    type,
    lane: 'live',
    stream,
    key,
    sequence: at.sequence,
    time: new Date(at.time),
    recordedAt: new Date(at.recordedAt ?? at.time),
    data,
    playbook: at.playbook,
    correlationId: 'test',
    causationId: undefined,
    traceparent: undefined,
  };
}

const folds = new Map(leadStories.folds!.map(({ fact, fold }) => [contractOf(fact).type, fold]));
const nothing = { now: new Date(0), newId: () => '', reference: undefined, rules: 1 };

/** The story with the fact told, by the fold of the view. Changes the given one. */
export function told(story: LeadStory | undefined, fact: Arrived): LeadStory {
  return folds.get(fact.type)!(story, fact, nothing)!.document;
}

/** A story from plain data; times are RFC 3339. Stages come about as the facts of a real life would. */
export function storyOf(life: {
  id?: string;
  captured?: string;
  channel?: string;
  qualified?: string;
  assigned?: string;
  won?: string;
  lost?: string;
  reason?: LossReason;
  amount?: Money;
  purchases?: Money[];
  churned?: string;
}): LeadStory {
  const leadId = life.id ?? '0197a000-0000-7000-8000-000000000001';
  const sales = { leadId, repId: 'anna', cycle: 1 };
  const deal = { ...sales, opportunityId: leadId };
  let story: LeadStory | undefined;
  let sequence = 0;
  const next = (time: string) => ({ time, key: leadId, sequence: (sequence += 1) });
  if (life.captured !== undefined) {
    const captured: LeadCaptured = {
      leadId,
      source: 'import',
      channel: life.channel ?? 'social',
      profile: {},
    };
    story = told(story, arrived(LeadCaptured, captured, next(life.captured)));
  }
  if (life.qualified !== undefined) {
    const qualified = { leadId, cycle: 1, score: 60, threshold: 50, contributions: [] };
    const data = { ...qualified, channel: life.channel ?? 'social', profile: {} };
    story = told(story, arrived(LeadQualified, data, next(life.qualified)));
  }
  if (life.assigned !== undefined) {
    const data = { ...sales, rule: 'weighted-round-robin' };
    story = told(story, arrived(LeadAssigned, data, next(life.assigned)));
  }
  const closed = life.won ?? life.lost;
  if (closed !== undefined) {
    const data: DealClosed = {
      ...deal,
      outcome: life.won === undefined ? 'lost' : 'won',
      ...(life.amount ? { amount: life.amount } : {}),
      ...(life.reason ? { reason: life.reason } : {}),
    };
    story = told(story, arrived(DealClosed, data, next(closed)));
  }
  for (const amount of life.purchases ?? []) {
    const data = { leadId, purchaseId: leadId, amount };
    story = told(story, arrived(PurchaseRecorded, data, next(closed!)));
  }
  if (life.churned !== undefined) {
    const data: CustomerChurned = { leadId, reason: 'price' };
    story = told(story, arrived(CustomerChurned, data, next(life.churned)));
  }
  return story!;
}

/** The sums that the counters of the bus would hold after these stories. */
export function talliesOf(stories: readonly LeadStory[]): Tallies {
  const sums: Record<string, number> = {};
  for (const story of stories) {
    for (const [id, amount] of Object.entries(contributionsOf(story))) {
      sums[id] = (sums[id] ?? 0) + amount;
    }
  }
  return new Tallies(sums);
}

export const figureOf = figuresAsOf(new Date('2026-11-23T12:00:00Z'), 1, leadsHref);

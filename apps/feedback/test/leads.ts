import {
  contractOf,
  CustomerChurned,
  DealClosed,
  LeadAccepted,
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
import { leadViews } from '../src/lead-view/lead-views.view.js';
import type { LeadView } from '../src/lead-view/lead-view.schema.js';
import { contributionsOf } from '../src/reports.js';
import { CounterSums } from '../src/counters/counter-sums.js';

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
    committedAt: undefined,
    recordedAt: new Date(at.recordedAt ?? at.time),
    data,
    playbook: at.playbook,
    correlationId: 'test',
    causationId: undefined,
    traceparent: undefined,
  };
}

const folds = new Map(leadViews.folds!.map(({ fact, fold }) => [contractOf(fact).type, fold]));
const nothing = { now: new Date(0), newId: () => '', reference: undefined, rules: 1 };

/** The lead with the fact applied, by the fold of the view. Changes the given one. */
export function applied(lead: LeadView | undefined, fact: Arrived): LeadView {
  return folds.get(fact.type)!(lead, fact, nothing)!.document;
}

/** A lead from plain data; times are RFC 3339. Stages come about as the facts of a real life would. */
export function leadOf(life: {
  id?: string;
  captured?: string;
  channel?: string;
  campaignId?: string;
  qualified?: string;
  assigned?: string;
  accepted?: string;
  won?: string;
  lost?: string;
  reason?: LossReason;
  amount?: Money;
  purchases?: Money[];
  churned?: string;
}): LeadView {
  const leadId = life.id ?? '0197a000-0000-7000-8000-000000000001';
  const sales = { leadId, repId: 'anna', cycle: 1 };
  const deal = { ...sales, opportunityId: leadId };
  let lead: LeadView | undefined;
  let sequence = 0;
  const next = (time: string) => ({ time, key: leadId, sequence: (sequence += 1) });
  if (life.captured !== undefined) {
    const captured: LeadCaptured = {
      leadId,
      source: 'import',
      channel: life.channel ?? 'social',
      profile: {},
      ...(life.campaignId !== undefined && { campaignId: life.campaignId }),
    };
    lead = applied(lead, arrived(LeadCaptured, captured, next(life.captured)));
  }
  if (life.qualified !== undefined) {
    const qualified = { leadId, cycle: 1, score: 60, threshold: 50, contributions: [] };
    const data = { ...qualified, channel: life.channel ?? 'social', profile: {} };
    lead = applied(lead, arrived(LeadQualified, data, next(life.qualified)));
  }
  if (life.assigned !== undefined) {
    const data = { ...sales, rule: 'weighted-round-robin' };
    lead = applied(lead, arrived(LeadAssigned, data, next(life.assigned)));
  }
  if (life.accepted !== undefined) {
    lead = applied(lead, arrived(LeadAccepted, sales, next(life.accepted)));
  }
  const closed = life.won ?? life.lost;
  if (closed !== undefined) {
    const data: DealClosed = {
      ...deal,
      outcome: life.won === undefined ? 'lost' : 'won',
      ...(life.amount ? { amount: life.amount } : {}),
      ...(life.reason ? { reason: life.reason } : {}),
    };
    lead = applied(lead, arrived(DealClosed, data, next(closed)));
  }
  for (const amount of life.purchases ?? []) {
    const data = { leadId, purchaseId: leadId, amount };
    lead = applied(lead, arrived(PurchaseRecorded, data, next(closed!)));
  }
  if (life.churned !== undefined) {
    const data: CustomerChurned = { leadId, reason: 'price' };
    lead = applied(lead, arrived(CustomerChurned, data, next(life.churned)));
  }
  return lead!;
}

/** The sums that the counters of the bus would hold after these leads. */
export function sumsOf(leads: readonly LeadView[]): CounterSums {
  const sums: Record<string, number> = {};
  for (const lead of leads) {
    for (const [id, amount] of Object.entries(contributionsOf(lead))) {
      sums[id] = (sums[id] ?? 0) + amount;
    }
  }
  return new CounterSums(sums);
}

export const figureOf = figuresAsOf(new Date('2026-11-23T12:00:00Z'), 1, leadsHref);

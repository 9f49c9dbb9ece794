import { streamNames, type Money } from '@smarketing/contracts';
import type { Arrived } from '@smarketing/event-bus';
import { blankLead, timelineLimit } from './blank-lead.js';
import type { LeadView, TimelineEntry } from './lead-view.schema.js';
import { derive } from './derive.js';

/** From how many milliseconds on a fact counts as known later than it happened. */
const knownLaterMs = 1_000;

export type LeadFold<T extends object> = (lead: LeadView | undefined, fact: Arrived<T>) => LeadView;

/**
 * The fold of one kind of fact: `change` writes its part of the lead, the named properties of the
 * fact go to the timeline (only ids, reasons, numbers and money may be named; of money the amount,
 * and its currency as `currency`). Changes the given lead.
 */
export function leadFold<T extends object>(
  details: readonly (keyof T & string)[],
  change: (lead: LeadView, fact: Arrived<T>) => void,
): LeadFold<T> {
  return (known, fact) => {
    const lead = known ?? blankLead(fact.key);
    change(lead, fact);
    remember(lead.timeline, entryOf(fact, details));
    return derive(lead);
  };
}

function entryOf<T extends object>(
  fact: Arrived<T>,
  details: readonly (keyof T & string)[],
): TimelineEntry {
  const { stream, sequence, type, time, recordedAt, playbook } = fact;
  const entry: TimelineEntry = { stream, sequence, type, time };
  if (recordedAt.getTime() - time.getTime() >= knownLaterMs) entry.knownAt = recordedAt;
  if (playbook !== undefined) entry.playbook = playbook;
  const values = details.flatMap((name) => valuesOf(name, fact.data[name]));
  if (values.length > 0) entry.details = Object.fromEntries(values);
  return entry;
}

function valuesOf(name: string, value: unknown): (readonly [string, string | number])[] {
  if (typeof value === 'string' || typeof value === 'number') return [[name, value]];
  if (typeof value !== 'object' || value === null || !('currency' in value)) return [];
  const { amount, currency } = value as Money;
  return [
    [name, amount],
    ['currency', currency],
  ];
}

/**
 * Keeps the newest entries in the order of time, then of what follows from what: a capture, its
 * score, its qualification, its handoff, the promise that this arms. The kept set is the greatest
 * so many of all, which does not depend on the order in which they came.
 */
function remember(timeline: LeadView['timeline'], entry: TimelineEntry): void {
  timeline.count += 1;
  const { entries } = timeline;
  let place = entries.length;
  while (place > 0 && isBefore(entry, entries[place - 1]!)) place -= 1;
  entries.splice(place, 0, entry);
  if (entries.length > timelineLimit) entries.shift();
}

function isBefore(one: TimelineEntry, other: TimelineEntry): boolean {
  if (one.time.getTime() !== other.time.getTime()) return one.time < other.time;
  if (one.stream !== other.stream) return rankOf(one) < rankOf(other);
  return one.sequence < other.sequence;
}

/** Streams are declared in the order in which their facts follow from each other. */
function rankOf({ stream }: TimelineEntry): number {
  return streamNames.indexOf(stream);
}

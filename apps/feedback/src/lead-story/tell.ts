import { streamNames, type Money } from '@smarketing/contracts';
import type { Arrived } from '@smarketing/event-bus';
import { blankStory, timelineLimit } from './lead-story.js';
import type { LeadStory, TimelineEntry } from './lead-story.schema.js';
import { takeStanding } from './standing.js';

/** From how many milliseconds on a fact counts as told later than it happened. */
const saidLater = 1_000;

export type Telling<T extends object> = (
  story: LeadStory | undefined,
  fact: Arrived<T>,
) => LeadStory;

/**
 * The fold of one kind of fact: `change` writes its part of the story, the named properties of the
 * fact go to the timeline (only ids, reasons, numbers and money may be named; of money the amount,
 * and its currency as `currency`). Changes the given story.
 */
export function tell<T extends object>(
  details: readonly (keyof T & string)[],
  change: (story: LeadStory, fact: Arrived<T>) => void,
): Telling<T> {
  return (story, fact) => {
    const told = story ?? blankStory(fact.key);
    change(told, fact);
    remember(told.timeline, entryOf(fact, details));
    return takeStanding(told);
  };
}

function entryOf<T extends object>(
  fact: Arrived<T>,
  details: readonly (keyof T & string)[],
): TimelineEntry {
  const { stream, sequence, type, time, recordedAt, playbook } = fact;
  const entry: TimelineEntry = { stream, sequence, type, time };
  if (recordedAt.getTime() - time.getTime() >= saidLater) entry.knownAt = recordedAt;
  if (playbook !== undefined) entry.playbook = playbook;
  const said = details.flatMap((name) => saidOf(name, fact.data[name]));
  if (said.length > 0) entry.details = Object.fromEntries(said);
  return entry;
}

function saidOf(name: string, value: unknown): (readonly [string, string | number])[] {
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
 * so many of all told, which does not depend on the order in which they came.
 */
function remember(timeline: LeadStory['timeline'], entry: TimelineEntry): void {
  timeline.count += 1;
  const { entries } = timeline;
  let place = entries.length;
  while (place > 0 && isBefore(entry, entries[place - 1]!)) place -= 1;
  entries.splice(place, 0, entry);
  if (entries.length > timelineLimit) entries.shift();
}

function isBefore(one: TimelineEntry, other: TimelineEntry): boolean {
  if (one.time.getTime() !== other.time.getTime()) return one.time < other.time;
  if (one.stream !== other.stream) return turnOf(one) < turnOf(other);
  return one.sequence < other.sequence;
}

/** Streams are declared in the order in which their facts follow from each other. */
function turnOf({ stream }: TimelineEntry): number {
  return streamNames.indexOf(stream);
}

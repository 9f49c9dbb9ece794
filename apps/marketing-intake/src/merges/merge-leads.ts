import {
  LeadMergedAway,
  LeadRestored,
  LeadUnmerged,
  type LeadAbsorbed,
} from '@smarketing/contracts';
import type { Emission } from '@smarketing/event-bus';
import type { Lead } from '../capture/lead.schema.js';
import { isFurther, type Reached } from './reached-stage.js';

/** So many leads may be one: what a merge changes is one transaction. */
export const mostAbsorbed = 100;

/** A lead as it is after a merge or its end, and what is told of it. */
export interface Tied {
  readonly lead: Lead;
  readonly facts: readonly Emission[];
}

export type Refusal =
  | { readonly why: 'itself' }
  | { readonly why: 'erased'; readonly of: 'survivor' | 'absorbed'; readonly at: Date }
  | {
      readonly why: 'merged';
      readonly of: 'survivor' | 'absorbed';
      readonly into: string;
      readonly at: Date;
    }
  | { readonly why: 'less-far'; readonly survivor: Reached; readonly absorbed: Reached }
  | { readonly why: 'too-many'; readonly leads: number };

/** One of the two leads, and how far it has come in sales. */
export interface Party {
  readonly lead: Lead;
  readonly reached: Reached;
}

/** Why the one cannot absorb the other; undefined: it can. */
export function refusalOf(survivor: Party, absorbed: Party): Refusal | undefined {
  const [into, one] = [survivor.lead, absorbed.lead];
  if (into._id === one._id) return { why: 'itself' };
  for (const [of, { erased }] of [
    ['survivor', into],
    ['absorbed', one],
  ] as const) {
    if (erased) return { why: 'erased', of, at: erased.at };
  }
  for (const [of, { merged }] of [
    ['absorbed', one],
    ['survivor', into],
  ] as const) {
    if (merged) return { why: 'merged', of, into: merged.into.at(-1)!, at: merged.at };
  }
  if (isFurther(absorbed.reached, survivor.reached)) {
    return { why: 'less-far', survivor: survivor.reached, absorbed: absorbed.reached };
  }
  const leads = idsOf(into).length + idsOf(one).length + 1;
  return leads > mostAbsorbed ? { why: 'too-many', leads } : undefined;
}

/** Which of two leads survives: the further in sales, then the one that came first, then the lower id. */
export function survivorOf(one: Party, other: Party): Party {
  if (isFurther(one.reached, other.reached)) return one;
  if (isFurther(other.reached, one.reached)) return other;
  const earlier = one.lead.capturedAt.getTime() - other.lead.capturedAt.getTime();
  if (earlier !== 0) return earlier < 0 ? one : other;
  return one.lead._id < other.lead._id ? one : other;
}

/**
 * The survivor, the absorbed lead and all that this one had absorbed before: the survivor stands for all of
 * them from now on. Nothing is checked here.
 */
export function mergeLeads(
  survivor: Lead,
  absorbed: Lead,
  {
    descendants,
    told,
    now,
  }: {
    /** Those that the absorbed one had absorbed. */
    readonly descendants: readonly Lead[];
    /** What the survivor learns of the absorbed one and of these. */
    readonly told: readonly Emission<LeadAbsorbed>[];
    readonly now: Date;
  },
): Tied[] {
  const all = [absorbed, ...descendants];
  const into = survivor._id;
  const known = survivor.absorbed ?? [];
  const added = all.map(({ _id }) => ({ leadId: _id, at: now }));
  return [
    { lead: { ...survivor, absorbed: [...known, ...added] }, facts: told },
    mergedAway({ ...absorbed, merged: { into: [into], at: now } }, now),
    ...descendants.map((one) =>
      mergedAway({ ...one, merged: { ...one.merged!, into: [...one.merged!.into, into] } }, now),
    ),
  ];
}

/** The leads that stood for it give it back, with all that it had absorbed itself. */
export function unmergeLead(
  lead: Lead,
  survivors: readonly Lead[],
  descendants: readonly Lead[],
  now: Date,
): Tied[] {
  const leadId = lead._id;
  const absorbedIds = [leadId, ...idsOf(lead)];
  const { merged: _merged, ...restored } = lead;
  return [
    ...survivors.map(({ absorbed = [], ...survivor }): Tied => {
      const kept = absorbed.filter((one) => !absorbedIds.includes(one.leadId));
      const data = { leadId: survivor._id, absorbedIds };
      return {
        lead: { ...survivor, ...(kept.length > 0 && { absorbed: kept }) },
        facts: [{ fact: LeadUnmerged, data, time: now }],
      };
    }),
    { lead: restored, facts: [{ fact: LeadRestored, data: { leadId }, time: now }] },
    ...descendants.map((one) => {
      const { into } = one.merged!;
      const within = into.slice(0, into.indexOf(leadId) + 1);
      return mergedAway({ ...one, merged: { ...one.merged!, into: within } }, now);
    }),
  ];
}

/** The ids of the leads that it has absorbed. */
export function idsOf({ absorbed = [] }: Lead): string[] {
  return absorbed.map(({ leadId }) => leadId);
}

function mergedAway(lead: Lead, time: Date): Tied {
  const path = lead.merged!.into;
  const through = path.slice(0, -1);
  const data = {
    leadId: lead._id,
    into: path.at(-1)!,
    ...(through.length > 0 && { through }),
  };
  return { lead, facts: [{ fact: LeadMergedAway, data, time }] };
}

import type { Evidence } from './person-traits.js';

/** A trait that more leads than this have in common says nothing of one person: a switchboard, say. */
export const mostInCommon = 5;

/** What a lead is sought by, as keys that say nothing without the vault's. */
export interface TraitKeysOfLead {
  readonly own: readonly string[];
  readonly sought: readonly { readonly key: string; readonly evidence: Evidence }[];
}

export interface Found {
  /** The keys that each of the leads keeps, so that later ones find it. */
  readonly kept: ReadonlyMap<string, readonly string[]>;
  readonly pairs: readonly Likeness[];
  /** Keys that too many have: what was suggested by them alone is so no longer. */
  readonly crowded: readonly string[];
}

export interface Likeness {
  readonly leads: readonly [string, string];
  readonly evidence: Evidence;
  /** The key of the trait that they share; absent where they share none. */
  readonly key?: string;
}

/**
 * Which leads may be the same persons as others. `holders` are the leads that have the keys already; it
 * then holds these leads, too. Of a key that is shared by many, one more than counts keeps it, by which
 * it is known as crowded: so a key makes ten pairs at most, however many share it.
 */
export function findDuplicates(
  leads: ReadonlyMap<string, TraitKeysOfLead>,
  holders: Map<string, Set<string>>,
): Found {
  const kept = new Map<string, string[]>();
  const pairs: Likeness[] = [];
  const crowded = new Set<string>();
  for (const [leadId, { own, sought }] of leads) {
    for (const { key, evidence } of sought) {
      const others = [...(holders.get(key) ?? [])].filter((other) => other !== leadId);
      if (others.length >= mostInCommon) continue;
      for (const other of others) pairs.push({ leads: inOrder(leadId, other), evidence, key });
    }
    kept.set(leadId, keep(leadId, own, holders, crowded));
  }
  return {
    kept,
    pairs: pairs.filter(({ key }) => key === undefined || !crowded.has(key)),
    crowded: [...crowded],
  };
}

function keep(
  leadId: string,
  own: readonly string[],
  holders: Map<string, Set<string>>,
  crowded: Set<string>,
): string[] {
  return own.filter((key) => {
    const some = holders.get(key) ?? new Set();
    holders.set(key, some);
    if (some.has(leadId)) return true;
    if (some.size > mostInCommon) return false;
    some.add(leadId);
    if (some.size > mostInCommon) crowded.add(key);
    return true;
  });
}

/** A pair is one, whichever of the two came first. */
export function inOrder(one: string, other: string): [string, string] {
  return one < other ? [one, other] : [other, one];
}

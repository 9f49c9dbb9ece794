import type { TopicName } from '@smarketing/contracts';
import type { DecodedRecord } from './decode-record.js';
import type { LastAppliedOf } from './last-applied.js';

/** From which place on which version of the reference decided, by which rules (none: 1). */
export interface PastReference {
  version: number;
  rules?: number;
  /** Topic → the offset that it began with. */
  next: Partial<Record<TopicName, number>>;
  /** Topic → `ce_id` of the last fact before it: by that the place is found on another cluster. */
  after?: Partial<Record<TopicName, string>>;
}

/** A place that was not found yet: behind everything. */
const notFound = Number.MAX_SAFE_INTEGER;

/** A version of the reference decides from here on, where another one did before. */
export function withReference(
  past: readonly PastReference[],
  { version, rules }: { version: number | undefined; rules: number },
  here: { readonly next: PastReference['next']; readonly applied?: LastAppliedOf },
): readonly PastReference[] {
  const last = past.at(-1);
  const isSame = version === last?.version && rules === (last?.rules ?? 1);
  if (version === undefined || isSame) return past;
  const after = Object.fromEntries(
    Object.entries(here.applied ?? {}).map(([topic, { id }]) => [topic, id]),
  );
  return [...past, { version, ...(rules !== 1 && { rules }), next: here.next, after }];
}

/**
 * The offsets are void: each place is behind everything until the fact before it is found. What has no
 * such fact decided from the beginning.
 */
export function forgetPlaces(past: readonly PastReference[]): readonly PastReference[] {
  return past.map(({ after = {}, ...reference }) => ({
    ...reference,
    next: Object.fromEntries(Object.keys(after).map((topic) => [topic, notFound])),
    after,
  }));
}

/** With the places that these records tell; the same list where they tell none. */
export function findPlaces(
  past: readonly PastReference[],
  records: readonly DecodedRecord[],
): readonly PastReference[] {
  const sought = new Map<string, [reference: number, topic: TopicName][]>();
  past.forEach(({ next, after = {} }, index) => {
    for (const [topic, id] of Object.entries(after) as [TopicName, string][]) {
      if (next[topic] !== notFound) continue;
      const places = sought.get(id) ?? [];
      sought.set(id, [...places, [index, topic]]);
    }
  });
  if (sought.size === 0) return past;
  const found = past.map((reference) => ({ ...reference, next: { ...reference.next } }));
  let isChanged = false;
  for (const { fact, topic, record } of records) {
    for (const [index, soughtOn] of sought.get(fact?.id ?? '') ?? []) {
      if (soughtOn !== topic || found[index]!.next[topic] !== notFound) continue;
      found[index]!.next[topic] = record.offset + 1;
      isChanged = true;
    }
  }
  return isChanged ? found : past;
}

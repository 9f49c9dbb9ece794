import { contentsOf } from './log-contents.ts';
import type { Snapshot } from './snapshot.ts';

const known = new WeakMap<Snapshot, ReadonlyMap<string, ReadonlySet<string>>>();

/**
 * Service → the keys of which it got a poison record. What such a service holds of such a key is
 * parked, rightly, and is not a evidence for or against what is checked of all others.
 */
export function poisonedKeys(snapshot: Snapshot): ReadonlyMap<string, ReadonlySet<string>> {
  let keys = known.get(snapshot);
  if (!keys) known.set(snapshot, (keys = read(snapshot)));
  return keys;
}

function read(snapshot: Snapshot): ReadonlyMap<string, ReadonlySet<string>> {
  const { poison } = contentsOf(snapshot);
  return new Map(
    snapshot.services.map(({ layout }) => [
      layout.service,
      new Set(
        poison.flatMap(({ stream, record }) =>
          layout.consumes.includes(stream) && record.key !== null ? [record.key] : [],
        ),
      ),
    ]),
  );
}

/** True where the service holds facts of the key back behind a poison record. */
export function isPoisoned(snapshot: Snapshot, service: string, key: string): boolean {
  return poisonedKeys(snapshot).get(service)?.has(key) ?? false;
}

/** True where any service does: what follows from the key's facts is then incomplete everywhere. */
export function isPoisonedAnywhere(snapshot: Snapshot, key: string): boolean {
  return [...poisonedKeys(snapshot).values()].some((keys) => keys.has(key));
}

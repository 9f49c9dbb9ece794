import { isDeepStrictEqual } from 'node:util';
import { Findings, type Invariant } from './invariant.ts';
import { contentsOf, placeOf } from './log-contents.ts';
import { busOf, indexOf, type ServiceSnapshot, type Snapshot, type Stored } from './snapshot.ts';
import type { LoggedRecord } from '../log/logged-record.ts';

interface Parked extends Stored {
  readonly stream: string;
  readonly lane?: string;
  readonly shard: number;
  readonly offset: number;
  readonly key: string | null;
  readonly headers: Record<string, string>;
  readonly fault?: { readonly name: string };
}

export const poisonOnce: Invariant = {
  id: 'I9',
  promise:
    'A record that cannot be applied is parked and dead-lettered exactly once at every service that reads it; what follows of its key is held back behind it, whole and in order, and nothing else is.',
  check(snapshot) {
    const findings = new Findings();
    for (const service of snapshot.services) {
      const parked = (service.collections['bus_parked'] ?? []) as Parked[];
      expectParked(snapshot, service, parked, findings);
      expectDeadLettered(snapshot, service, parked, findings);
      expectHeldBack(snapshot, service, parked, findings);
    }
    return findings;
  },
};

/** Every poison record of the log, and nothing else, is parked with a fault. */
function expectParked(
  snapshot: Snapshot,
  { layout }: ServiceSnapshot,
  parked: readonly Parked[],
  findings: Findings,
): void {
  const { poison } = contentsOf(snapshot);
  const due = new Set<string>();
  for (const { stream, record } of poison) {
    if (!layout.consumes.includes(stream)) continue;
    due.add(contentOf(record));
    const found = parked.filter(
      ({ headers, key }) => contentOf({ headers, key }) === contentOf(record),
    );
    findings.expect(found.length === 1, 'A poison record is not parked exactly once.', () => ({
      service: layout.service,
      place: placeOf(record),
      key: record.key,
      parked: found.map(({ _id }) => _id),
    }));
  }
  for (const faulty of parked.filter(({ fault }) => fault)) {
    findings.expect(due.has(contentOf(faulty)), 'A sound record was parked as faulty.', () => ({
      service: layout.service,
      parked: faulty,
    }));
  }
}

function contentOf({ headers, key }: Pick<LoggedRecord, 'headers' | 'key'>): string {
  return `${String(key)} ${headers['x-fault-id']}`;
}

interface Action {
  readonly letter: string;
  /** The records that are parked no more. */
  readonly records: readonly string[];
}

/**
 * One dead letter for each record that is faulty, or was until it was redriven or discarded. The relay
 * may repeat it, as it is; one that was made anew says another time.
 */
function expectDeadLettered(
  snapshot: Snapshot,
  { layout, collections }: ServiceSnapshot,
  parked: readonly Parked[],
  findings: Findings,
): void {
  const letters = contentsOf(snapshot).deadLetters.get(layout.service) ?? [];
  const places = new Map<string, LoggedRecord>();
  for (const letter of letters) {
    const { dl_topic, dl_partition, dl_offset } = letter.headers;
    const place = `${dl_topic}/${dl_partition}@${dl_offset}`;
    const before = places.get(place);
    const repeated =
      before === undefined ||
      (before.body === letter.body && isDeepStrictEqual(before.headers, letter.headers));
    findings.expect(repeated, 'A record was dead-lettered twice.', () => ({
      service: layout.service,
      place,
      letters: [before, letter],
    }));
    places.set(place, letter);
  }
  const actions = (collections['bus_dead_letter_actions'] ?? []) as unknown as Action[];
  const done = actions.flatMap(({ letter, records }) => (records.includes(letter) ? [letter] : []));
  const faulty = parked.filter(({ fault }) => fault);
  findings.expect(
    places.size === new Set([...faulty.map(({ _id }) => String(_id)), ...done]).size,
    'There are not as many dead letters as faulty records.',
    () => ({
      service: layout.service,
      deadLetters: [...places.keys()],
      parked: faulty.map(({ _id }) => _id),
    }),
  );
}

/**
 * Of a parked key every fact is either applied or parked, and what was read behind the poison record
 * is not applied.
 */
function expectHeldBack(
  snapshot: Snapshot,
  { layout, collections }: ServiceSnapshot,
  parked: readonly Parked[],
  findings: Findings,
): void {
  const { poison, byKey } = contentsOf(snapshot);
  const byPoison = new Set(poison.map(({ record }) => record.key));
  for (const { key, _id } of parked) {
    findings.expect(byPoison.has(key), 'A key is parked without a poison record.', () => ({
      service: layout.service,
      parked: _id,
      key,
    }));
  }
  for (const { stream, record } of poison) {
    if (!layout.consumes.includes(stream) || record.key === null) continue;
    const waiting = new Set(
      parked.filter(({ key }) => key === record.key).map(({ headers }) => headers['ce_id']),
    );
    for (const [view, streams] of Object.entries(layout.views)) {
      const document = indexOf(collections[view] ?? []).get(record.key);
      for (const folded of streams) {
        const seen = document ? (busOf(document).seen[folded] ?? 0) : 0;
        for (const fact of byKey.get(`${folded}/${record.key}`) ?? []) {
          const applied = fact.sequence <= seen;
          findings.expect(
            applied || waiting.has(fact.id),
            'A fact of a parked key is lost.',
            () => ({
              service: layout.service,
              view,
              fact: fact.id,
              seen,
            }),
          );
          const behind =
            fact.record.topic === record.topic &&
            fact.record.partition === record.partition &&
            fact.record.offset > record.offset;
          findings.expect(!(applied && behind), 'A fact was applied past a poison record.', () => ({
            service: layout.service,
            view,
            fact: fact.id,
            at: placeOf(fact.record),
            poisonAt: placeOf(record),
          }));
        }
      }
    }
  }
}

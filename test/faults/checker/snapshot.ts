import type { StreamName } from '@smarketing/contracts';
import type { CommittedOffset, LoggedRecord } from '../log/logged-record.ts';
import type { GivenContact, JournaledRequest } from '../load/journal.ts';
import type { Refold } from './refold.ts';

/** A document as the driver reads it. */
export type Stored = Record<string, unknown>;

/** What the checker must know of a service, beside what it finds. */
export interface ServiceLayout {
  readonly service: string;
  readonly consumes: readonly StreamName[];
  readonly publishes: readonly StreamName[];
  /** Collection of a view → the streams that are folded into it. */
  readonly views: Readonly<Record<string, readonly StreamName[]>>;
  /** Collections of the vault: contact data may be in there, and nowhere else. */
  readonly vault?: readonly string[];
}

export interface ServiceSnapshot {
  readonly layout: ServiceLayout;
  readonly collections: Readonly<Record<string, readonly Stored[]>>;
}

/** How long it took until nothing was left to do, after the last fault and the last request. */
export interface Settling {
  readonly milliseconds: number;
  readonly bound: number;
  /** What was left when it was given up, by service; empty where nothing was. */
  readonly left: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Everything that can be known of an idle system. Topics are named without a namespace. */
export interface Snapshot {
  readonly takenAt: Date;
  readonly log: readonly LoggedRecord[];
  readonly committed: readonly CommittedOffset[];
  readonly services: readonly ServiceSnapshot[];
  readonly requests: readonly JournaledRequest[];
  readonly contacts: readonly GivenContact[];
  /** What the services wrote to their own logs. */
  readonly serviceLogs: Readonly<Record<string, string>>;
  /** How views are folded anew, as the services themselves do it. */
  readonly refolds: readonly Refold[];
  readonly settling: Settling;
}

export function documentsOf(
  { services }: Pick<Snapshot, 'services'>,
  service: string,
  collection: string,
): readonly Stored[] {
  const found = services.find(({ layout }) => layout.service === service);
  return found?.collections[collection] ?? [];
}

/** The bus's part of a document of a view. */
export function busOf(document: Stored): {
  seen: Record<string, number>;
  sent: Record<string, number>;
  shard: number;
  blank?: true;
} {
  const bus = (document['bus'] ?? {}) as Partial<ReturnType<typeof busOf>>;
  return { shard: -1, ...bus, seen: bus.seen ?? {}, sent: bus.sent ?? {} };
}

/** Service, view and key → the document, where there is one. */
export function indexOf(documents: readonly Stored[]): ReadonlyMap<string, Stored> {
  return new Map(documents.map((document) => [String(document['_id']), document]));
}

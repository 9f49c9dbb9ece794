import { contractOf, type FactClass } from '@smarketing/contracts';

/** A dependency does not answer, or has not what is needed yet. The work waits and is tried again. */
export class DependencyUnavailableError extends Error {
  readonly retryable = true;
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DependencyUnavailableError';
  }
}

/** Somebody else changed the document first. A retry reads it anew. */
export class ConcurrentChangeError extends Error {
  readonly retryable = true;
  constructor(readonly collection: string) {
    super(`A document of ${collection} was changed at the same time. Read it again and retry.`);
    this.name = 'ConcurrentChangeError';
  }
}

/** What is folded from the log alone must not be changed otherwise: a rebuild would undo it. */
export class FoldedViewError extends Error {
  readonly retryable = false;
  constructor(readonly collection: string) {
    super(
      `${collection} is folded from facts alone. Declare defineView('${collection}', { changedBy: 'commands' }) if commands change it.`,
    );
    this.name = 'FoldedViewError';
  }
}

/** A fact that does not keep its own contract must never reach the log. */
export class InvalidFactError extends Error {
  readonly retryable = false;
  constructor(
    readonly type: string,
    readonly problems: readonly string[],
  ) {
    super(`${type} does not keep its contract: ${problems.join('; ')}`);
    this.name = 'InvalidFactError';
  }
}

/** An older version of a fact is neither published nor folded: it is read as the newest. */
export class SupersededFactError extends Error {
  readonly retryable = false;
  constructor(
    readonly type: string,
    readonly newest: string,
  ) {
    super(`${type} is superseded: publish and fold ${newest}. What is on the log is read as that.`);
    this.name = 'SupersededFactError';
  }
}

export function refuseSuperseded(fact: FactClass): void {
  const { type, newer } = contractOf(fact);
  if (newer) throw new SupersededFactError(type, contractOf(newer.fact).type);
}

/** A fact's key is not the id of the document that it was saved with. */
export class ForeignKeyError extends Error {
  readonly retryable = false;
  constructor(
    readonly type: string,
    readonly key: unknown,
    readonly documentId: string,
  ) {
    super(
      `${type} has the key ${String(key)}, but goes with the document ${documentId}. A fact is published by the document of its own key.`,
    );
    this.name = 'ForeignKeyError';
  }
}

/** What lies on the topic is not what the positions are of: nothing is guessed. */
export class ForeignLogError extends Error {
  readonly retryable = true;
  constructor(
    readonly topic: string,
    readonly partition: number,
    /** Such as `ends at 3, but 7 of its records were applied`. */
    readonly why: string,
    readonly service: string,
  ) {
    super(
      `${topic}[${partition}] ${why}: it was re-created, or it is a copy with other offsets. Lead ${service} back to the Kafka that it knows. If this is the right one, run \`smarketing positions resume-by-sequence ${service}\`: it reads from the beginning and skips what was applied.`,
    );
    this.name = 'ForeignLogError';
  }
}

/** Another member has taken the partition over; what this one holds in hand is void. */
export class FencedError extends Error {
  readonly retryable = true;
  constructor(readonly partition: number) {
    super(
      `Partition ${partition} has another owner, or moved on. The work in progress is dropped.`,
    );
    this.name = 'FencedError';
  }
}

/** A document of that key was lost with a database, and its numbers were given: load it before it is saved. */
export class LostDocumentError extends Error {
  override readonly name = 'LostDocumentError';

  constructor(collection: string, id: string) {
    super(
      `${collection} has lost a document of ${id} whose facts are on the topics: load it before it is saved, so that the new one continues behind their numbers.`,
    );
  }
}

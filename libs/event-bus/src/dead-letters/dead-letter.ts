import type { StreamName } from '@smarketing/contracts';
import type { ParkedRecord } from '../consume/parked-keys.js';
import { sequenceIn, type StoredRecord } from '../consume/stored-record.js';

/** Who decides about a dead letter: the subject and the roles of the token. */
export interface Operator {
  readonly subject: string;
  readonly roles: readonly string[];
}

/** Why a record cannot be applied, and how often it was tried. */
export interface ParkedFault {
  readonly name: string;
  readonly message: string;
  readonly attempts: number;
}

/** A faulty record, behind which its key waits. */
export interface DeadLetter {
  /** Of the faulty record. Once its fault is mended it is gone, also where another one takes its place. */
  readonly id: string;
  readonly shard: number;
  /** Null: the record has no key, so that nothing waits behind it. */
  readonly key: string | null;
  readonly stream: StreamName;
  readonly offset: number;
  /** Of the envelope, as far as it can be read. */
  readonly type: string | null;
  readonly sequence: number | null;
  readonly fault: ParkedFault;
  readonly parkedAt: Date;
  /** Other records of the key that are parked. */
  readonly successors: number;
}

/** A parked record as it was on the log. `fault` where it is faulty itself. */
export interface ParkedWhole extends Omit<StoredRecord, '_id'> {
  readonly id: string;
  readonly parkedAt: Date;
  readonly fault: ParkedFault | null;
}

/** What a redrive or a discard has led to, or would. */
export interface Redriven {
  /** Records of the key that are no longer parked: applied, or found applied already. */
  readonly applied: number;
  /** Records removed without being applied: the discarded one. */
  readonly discarded: number;
  /** Records of the key that are parked still. */
  readonly waiting: number;
  /** Facts of the key that wait for a predecessor now and did not before. */
  readonly held: number;
  /** Facts that follow and are published. */
  readonly issued: number;
  /** Why the key is parked still; null where it is not. */
  readonly fault: (ParkedFault & { readonly id: string }) | null;
}

/** What was done to a key, by whom and when. Written with its effect, in one transaction. */
export interface DeadLetterAction {
  /** UUIDv7, so that ids sort by time. */
  readonly _id: string;
  readonly at: Date;
  readonly by: Operator;
  readonly action: 'redrive' | 'discard';
  readonly service: string;
  readonly shard: number;
  readonly key: string | null;
  readonly stream: StreamName;
  /** The dead letter it was done to. */
  readonly letter: string;
  readonly sequence: number | null;
  /** The ids of the records that are no longer parked. */
  readonly records: readonly string[];
  /** Why it was discarded; null for a redrive. */
  readonly reason: string | null;
  /** The version of the reference that decided, such as the playbook's; null where it has none. */
  readonly reference: number | null;
  /** By which rules of the service; absent where it was the first ones. */
  readonly rules?: number;
  readonly outcome: Redriven;
}

/** There is no such dead letter, or no longer. Trying again does not help. */
export class NoSuchDeadLetterError extends Error {
  override readonly name = 'NoSuchDeadLetterError';
  readonly retryable = false;

  constructor(readonly letter: string) {
    super(
      `${letter} is not a dead letter, or no longer is: it may have been redriven or discarded. List the dead letters and their past actions.`,
    );
  }
}

export function deadLetterOf(faulty: ParkedRecord, successors: number): DeadLetter {
  const { _id: id, shard, key, stream, offset, fault, parkedAt, headers } = faulty;
  const type = headers['ce_type'] ?? null;
  const sequence = sequenceIn(faulty);
  return {
    id,
    shard,
    key,
    stream,
    offset,
    type,
    sequence,
    fault: fault!,
    parkedAt,
    successors,
  };
}

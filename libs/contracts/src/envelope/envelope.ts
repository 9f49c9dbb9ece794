/** What stands around the body of a fact: the CloudEvents 1.0 attributes and the trace. */
export interface Envelope {
  /** Unique on its source; the same event redelivered has the same id. */
  readonly id: string;
  /** The wire type of the fact, `smarketing.<aggregate>.<fact>.v<n>`. */
  readonly type: string;
  /** `/smarketing/<service>`. */
  readonly source: string;
  /** The aggregate's id, which is the Kafka key. */
  readonly subject: string;
  /** When it happened, not when it was sent. To the millisecond. */
  readonly time: Date;
  /** When its owner committed it; absent on facts of before this was told. */
  readonly committedAt?: Date;
  /** 1, 2, 3 … without a gap per stream and subject. */
  readonly sequence: number;
  readonly correlationId: string;
  /** The id of the event that caused this one; absent where a person or a clock did. */
  readonly causationId?: string;
  /** The version of the playbook that decided; absent where none did. */
  readonly playbook?: number;
  /** W3C trace context. */
  readonly traceparent?: string;
  /** Stands for the caller whose act this is: the same caller, the same text. Absent where none did it. */
  readonly actor?: string;
  /** The role in which he was allowed to. */
  readonly actorRole?: string;
}

/** A value as Kafka holds it: bytes, or none. */
export type HeaderValue = Buffer | string | null | undefined;

/**
 * Headers as a Kafka client hands them over: values by name, or what the record holds, in its order.
 * Kafka allows a name to come twice and a header to have no value.
 */
export type WireHeaders =
  | Readonly<Record<string, HeaderValue | HeaderValue[]>>
  | readonly (readonly [name: string, value: HeaderValue])[];

/** The headers of a message are no CloudEvents envelope of this system. It will be so next time too. */
export class MalformedEnvelopeError extends Error {
  readonly retryable = false;
  constructor(
    readonly header: string,
    readonly expected: string,
    readonly missing: boolean,
  ) {
    super(
      `Header ${header} ${missing ? 'is missing' : 'is malformed'}: expected ${expected}. Publish through the event bus, which writes it.`,
    );
    this.name = 'MalformedEnvelopeError';
  }
}

/** The envelope is where nobody looks for it. */
export class StructuredModeError extends Error {
  readonly retryable = false;
  readonly header = 'content-type';
  constructor(readonly mode: 'structured' | 'batched') {
    super(
      `The event is in ${mode} mode (its content-type says that the envelope is in the body). Only binary mode is read: each attribute in a header of its own, such as ce_id, and content-type application/json. Set your SDK to binary mode.`,
    );
    this.name = 'StructuredModeError';
  }
}

import type { Lane, StreamName } from '@smarketing/contracts';

/** A fact as it came off the log, decoded and checked against its contract. */
export interface Arrived<T extends object = object> {
  /** `<stream>/<key>/<sequence>`: the same fact always has the same id. */
  readonly id: string;
  /** Of the newest version, as which it is read whatever version is on the log. */
  readonly type: string;
  readonly stream: StreamName;
  /** Whether it came with many others, such as an import. */
  readonly lane: Lane;
  /** The aggregate's id, which is the Kafka key. */
  readonly key: string;
  /** Contiguous per stream and key: 1, 2, 3 … */
  readonly sequence: number;
  /** When the fact happened (not when it was sent). */
  readonly time: Date;
  /** When its owner committed it; undefined of facts from before this was told. */
  readonly committedAt: Date | undefined;
  /** When it came onto the log, by the clock of who sent it: the same at every reading. */
  readonly recordedAt: Date;
  readonly data: T;
  /** The playbook version under which it was decided, where it is a decision. */
  readonly playbook: number | undefined;
  readonly correlationId: string;
  readonly causationId: string | undefined;
  readonly traceparent: string | undefined;
}

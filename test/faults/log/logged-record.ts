/** A record as the log holds it. */
export interface LoggedRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** When it was appended, in milliseconds. */
  readonly timestamp: number;
}

/** How far a group says that it has come: the next offset of a partition. */
export interface CommittedOffset {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

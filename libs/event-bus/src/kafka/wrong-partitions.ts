/** A key would be on different partitions of different streams, and a lead would have two writers. */
export class WrongPartitionsError extends Error {
  readonly retryable = false;
  constructor(
    readonly topic: string,
    readonly found: number,
    readonly expected: number,
  ) {
    super(
      `The topic ${topic} has ${found} partitions and must have ${expected}. Delete it if it is empty, or set KAFKA_NAMESPACE to use separate topics; and switch the broker's auto.create.topics.enable off.`,
    );
    this.name = 'WrongPartitionsError';
  }
}

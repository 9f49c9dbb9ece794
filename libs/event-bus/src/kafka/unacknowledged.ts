/** The client called records sent for which no broker had answered. */
export class UnacknowledgedError extends Error {
  readonly retryable = true;
  constructor(
    readonly topic: string,
    readonly partition: number,
  ) {
    super(
      `Kafka did not acknowledge what was sent to ${topic}[${partition}]: it must be sent again.`,
    );
    this.name = 'UnacknowledgedError';
  }
}

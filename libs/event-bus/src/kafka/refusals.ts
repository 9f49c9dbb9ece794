/** What a broker says of a record or topic, and would say again: no outage. */
const refusals = new Set([
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_TIMESTAMP',
  'INVALID_RECORD',
  'CORRUPT_MESSAGE',
  'POLICY_VIOLATION',
  'INVALID_TOPIC_EXCEPTION',
  'INVALID_TOPIC',
  'TOPIC_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'UNSUPPORTED_COMPRESSION_TYPE',
  'UNKNOWN_TOPIC_OR_PARTITION',
]);

/** True where the broker has answered that it does not take what was sent. */
export function isRefusal(error: unknown): boolean {
  return refusals.has(typeOf(error) ?? '');
}

export function isUnknownTopic(error: unknown): boolean {
  return typeOf(error) === 'UNKNOWN_TOPIC_OR_PARTITION';
}

/** The client wraps what it has tried again. */
function typeOf(error: unknown): string | undefined {
  for (let cause = error as { type?: string; cause?: unknown } | undefined; cause;) {
    if (typeof cause.type === 'string') return cause.type;
    cause = cause.cause as typeof cause;
  }
  return undefined;
}

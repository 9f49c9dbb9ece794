import type { Problem } from './problem-error.js';

const retryAfterSeconds = 5;

const mongoOutages = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoClientClosedError',
  'MongooseServerSelectionError',
  'DisconnectedError',
]);

/** Codes of a server that is there and cannot serve: no primary, stepping down, shutting down. */
const mongoOutageCodes = new Set([89, 91, 189, 9001, 10107, 11600, 11602, 13435, 13436]);

/**
 * The problem where the error, or what caused it, is that something the service needs cannot be
 * reached; else undefined. Told by names: this library loads no database or Kafka client for it.
 */
export function outageIn(error: unknown): Problem | undefined {
  for (const cause of causesOf(error)) {
    if (hasLabel(cause, 'UnknownTransactionCommitResult')) {
      return outage(
        'The database failed while storing this, and it is not known whether it did. ' +
          'Send it again with the same Idempotency-Key, or check before you do.',
      );
    }
    if (cause.name === 'DependencyUnavailableError' || cause.name === 'KeySetUnavailableError') {
      return outage(cause.message);
    }
    if (mongoOutages.has(cause.name) || mongoOutageCodes.has(codeOf(cause))) {
      return outage(
        'The database cannot be reached at the moment. Nothing was changed; try again.',
      );
    }
    // The database itself says that the same transaction may work at another time.
    if (hasLabel(cause, 'TransientTransactionError')) {
      return outage('The database did not finish this in time. Nothing was changed; try again.');
    }
    if (cause.name.startsWith('KafkaJS')) {
      return outage('Kafka cannot be reached at the moment. Try again.');
    }
  }
  return undefined;
}

function hasLabel(error: Error, label: string): boolean {
  const labels: unknown = 'errorLabels' in error ? error.errorLabels : undefined;
  return Array.isArray(labels) && labels.includes(label);
}

function outage(detail: string): Problem {
  return {
    status: 503,
    type: 'dependency-unavailable',
    title: 'A dependency cannot be reached',
    detail,
    headers: { 'retry-after': String(retryAfterSeconds) },
  };
}

function* causesOf(error: unknown): Generator<Error> {
  let cause = error;
  for (let depth = 0; depth < 8 && cause instanceof Error; depth++) {
    yield cause;
    cause = cause.cause;
  }
}

function codeOf(error: Error): number {
  return error.name.startsWith('Mongo') && 'code' in error ? Number(error.code) : 0;
}

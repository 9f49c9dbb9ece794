import {
  MongoError,
  MongoErrorLabel,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
  type ClientSession,
  type MongoClient,
} from 'mongodb';

/** Snapshot reads, journaled majority writes: nothing acknowledged is rolled back. */
const options = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority', j: true },
  readPreference: 'primary',
} as const;

/** Runs `work` in one transaction; the driver repeats it on transient conflicts. */
export async function runTransaction<R>(
  client: MongoClient,
  work: (session: ClientSession) => Promise<R>,
): Promise<R> {
  const session = client.startSession();
  try {
    return await session.withTransaction(() => work(session), options);
  } finally {
    await session.endSession();
  }
}

/** True where the database cannot be reached or has no primary: nothing is wrong with the work. */
export function isDatabaseAway(error: unknown): boolean {
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error instanceof MongoTopologyClosedError ||
    error instanceof MongoNotConnectedError ||
    (error instanceof MongoError &&
      (error.hasErrorLabel(MongoErrorLabel.TransientTransactionError) ||
        error.hasErrorLabel(MongoErrorLabel.UnknownTransactionCommitResult) ||
        error.hasErrorLabel(MongoErrorLabel.RetryableWriteError)))
  );
}

/** True where another transaction was first, so that reading again will show what it did. */
export function isConflict(error: unknown): boolean {
  return (
    error instanceof MongoServerError &&
    (error.code === 11000 ||
      error.code === 112 ||
      error.hasErrorLabel(MongoErrorLabel.TransientTransactionError))
  );
}

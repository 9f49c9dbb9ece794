/** How often something is tried, and how long the rest is before the next try. */
export interface Retry {
  /** All tries, the first one included; Infinity: until it succeeds or the process stops. */
  readonly tries: number;
  /** The rest after so many failures in a row, in milliseconds; `chance` is from 0 to 1. */
  readonly pauseMs: (failures: number, chance?: number) => number;
}

export type Retried =
  | 'faultyFold'
  | 'refusedBatch'
  | 'contendedBatch'
  | 'contendedCommand'
  | 'unansweredCommit'
  | 'brokenTransaction'
  | 'unansweredHeartbeat'
  | 'outage';

const atOnce = () => 0;
const upTo = (milliseconds: number, chance = Math.random()) => chance * milliseconds;

/**
 * Everything that the bus tries again. How long it rests in all at worst is in the README, and compared
 * with this by a spec; the tries themselves come on top.
 */
export const retries: Readonly<Record<Retried, Retry>> = {
  /** A fold that throws an unknown error. Then its key is parked. */
  faultyFold: { tries: 3, pauseMs: atOnce },
  /** A transaction that the database refuses for what a document holds. Then the batch is halved. */
  refusedBatch: { tries: 3, pauseMs: atOnce },
  /** A batch, or the redrive of a key, that loses against others. Then the partition waits, or the caller hears. */
  contendedBatch: { tries: 25, pauseMs: (_, chance) => upTo(20, chance) },
  /** A command that loses against others. Then the caller is told to come again. */
  contendedCommand: {
    tries: 25,
    pauseMs: (failures, chance) => upTo(Math.min(100, 4 * failures), chance),
  },
  /** A transaction whose commit was not answered. Then the position, or the outbox, tells what became of it. */
  unansweredCommit: { tries: 3, pauseMs: atOnce },
  /** A transaction that the database broke off in favour of another; for so long only as its caller allows. */
  brokenTransaction: {
    tries: Infinity,
    pauseMs: (failures, chance) => upTo(Math.min(50, 3 * failures), chance),
  },
  /** A heartbeat that is not answered. Then what was known of the membership counts. */
  unansweredHeartbeat: { tries: 8, pauseMs: outagePause },
  /** Kafka or the database is away: partitions, relays, rebuilds, the consumer group. */
  outage: { tries: Infinity, pauseMs: outagePause },
};

/** Grows with the failures in a row, at most five seconds. */
function outagePause(failures: number, chance?: number): number {
  return upTo(Math.min(5_000, 100 * 2 ** Math.min(failures, 6)), chance);
}

/** How long it rests at worst before it gives up, in milliseconds. */
export function longestRestMs({ tries, pauseMs }: Retry): number {
  if (tries === Infinity) return Infinity;
  let sum = 0;
  for (let failures = 1; failures < tries; failures++) sum += pauseMs(failures, 1);
  return sum;
}

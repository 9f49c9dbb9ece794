/** What may be lost by them, acknowledged as it was. */
export const dataLosingRules = [
  'retention',
  'compaction',
  'replication',
  'min-insync-replicas',
  'unclean-leader-election',
  'replica-set',
  'journal',
] as const;
export type DataLosingRule = (typeof dataLosingRules)[number];

/** Something does not work then, or not always. */
export type HinderingRule =
  | 'spare-replica'
  | 'message-size'
  | 'compression'
  | 'topic-missing'
  | 'arbiter'
  | 'database-version';

/** The account may not look. */
export type UnknownRule = 'topic-settings' | 'database-settings';

/** What is not as the promises of the bus need it. */
export interface Deviation {
  readonly rule: DataLosingRule | HinderingRule | UnknownRule;
  /** Topics, or `MongoDB`. */
  readonly on: readonly string[];
  /** What is wrong and what may come of it, in a sentence. */
  readonly cause: string;
  /** What fixes it, in a sentence; commands stand in backticks. */
  readonly fix: string;
}

export type Danger = 'loses-data' | 'hinders' | 'unknown';

export function dangerOf({ rule }: Pick<Deviation, 'rule'>): Danger {
  if (rule === 'topic-settings' || rule === 'database-settings') return 'unknown';
  return dataLosingRules.some((one) => one === rule) ? 'loses-data' : 'hinders';
}

/** Data may be lost, so the service does not start. To try again helps when it is fixed. */
export class UnmetPreconditionsError extends Error {
  readonly retryable = false;
  constructor(readonly deviations: readonly Deviation[]) {
    const rules = [...new Set(deviations.map(({ rule }) => rule))].join(',');
    const sentences = deviations.map(({ cause, fix }) => `${cause} ${fix}`).join(' ');
    super(
      `The service does not start, since data may be lost. ${sentences} If you accept that, set ACCEPT_DATA_LOSS_BY=${rules}.`,
    );
    this.name = 'UnmetPreconditionsError';
  }
}

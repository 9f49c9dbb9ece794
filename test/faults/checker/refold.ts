import type { Stored } from './snapshot.ts';
import type { LoggedFact } from './log-contents.ts';
import type { PlaybookOnTheLog } from './playbook-on-the-log.ts';

/** How one view is folded, by the folds of the service that has it. */
export interface Refold {
  readonly service: string;
  readonly view: string;
  /**
   * Folds the facts of one key, each stream in its order; undefined where nothing comes of them.
   * The document is as the database would give it back, without the bus's part.
   */
  fold(key: string, facts: readonly LoggedFact[], playbook: PlaybookOnTheLog): Stored | undefined;
  /** What the document adds to the counters of the view; undefined where it has none. */
  readonly contribute?: (document: Stored) => Readonly<Record<string, number>>;
}

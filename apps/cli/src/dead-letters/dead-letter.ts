import type { LeadScoring } from '@smarketing/api-client';
import type { ServiceName } from '@smarketing/contracts/names';

/** Answers of `/v1/operations`, which are the same of every service: what is read of them here. */
export type Redriven = LeadScoring.Redriven;
export type DeadLetter = Omit<LeadScoring.DeadLetter, 'offset'>;
export type ParkedRecord = Omit<LeadScoring.ParkedRecord, 'stream' | 'offset' | 'parkedAt'>;
export type Action = Pick<
  LeadScoring.DeadLetterAction,
  'at' | 'action' | 'key' | 'deadLetter' | 'reason' | 'outcome'
> & { readonly by: { readonly subject: string } };
export type DeadLetterSheet = DeadLetter & {
  readonly records: readonly ParkedRecord[];
  readonly actions: readonly Action[];
};

/** What is parked in one service, and what was done lately. */
export interface ServiceLetters {
  readonly service: ServiceName;
  readonly deadLetters: readonly DeadLetter[];
  readonly lastActions: readonly Action[];
}

/** What became of one key. */
export interface KeyOutcome {
  readonly id: string;
  readonly key: string | null;
  /** Null: it was no dead letter any more. */
  readonly outcome: Redriven | null;
}

import type { ServiceName } from '@smarketing/contracts';

/** Answers of `/v1/operations/dead-letters` and what follows from them. */
export interface Fault {
  readonly name: string;
  readonly message: string;
  readonly attempts: number;
}

export interface DeadLetter {
  readonly id: string;
  readonly shard: number;
  readonly key: string | null;
  readonly stream: string;
  readonly type: string | null;
  readonly sequence: number | null;
  readonly fault: Fault;
  readonly parkedAt: string;
  readonly successors: number;
}

export interface ParkedRecord {
  readonly id: string;
  readonly log: string;
  readonly timestamp: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly fault: Fault | null;
}

export interface Redriven {
  readonly dryRun: boolean;
  readonly applied: number;
  readonly discarded: number;
  readonly waiting: number;
  readonly held: number;
  readonly issued: number;
  readonly fault: (Fault & { readonly id: string }) | null;
}

export interface Action {
  readonly at: string;
  readonly by: { readonly subject: string };
  readonly action: 'redrive' | 'discard';
  readonly key: string | null;
  readonly deadLetter: string;
  readonly reason: string | null;
  readonly outcome: Redriven;
}

export interface DeadLetterSheet extends DeadLetter {
  readonly records: readonly ParkedRecord[];
  readonly actions: readonly Action[];
}

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

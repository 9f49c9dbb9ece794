import type { ServiceName } from '@smarketing/contracts';

/** What a request asked for; its name is also that of the effect that it must have exactly once. */
export type RequestedAct =
  | 'capture'
  | 'capture-batch'
  | 'touchpoint'
  | 'accept'
  | 'reject'
  | 'opportunity'
  | 'close'
  | 'purchases'
  | 'churn'
  | 'suggestion'
  | 'suggestion-decision'
  | 'import';

export interface JournaledRequest {
  readonly number: number;
  readonly service: ServiceName;
  readonly act: RequestedAct;
  /** The lead or suggestion that it is about, where the request names one. */
  readonly subject?: string;
  readonly body: Record<string, unknown>;
  /**
   * `acknowledged`: 2xx, so its effect must be there. `refused`: 4xx, so it must not. `unknown`: no
   * answer came however often it was repeated, so it may be there, once.
   */
  outcome: 'pending' | 'acknowledged' | 'refused' | 'unknown';
  attempts: number;
  status?: number;
  /** The body of the final answer. */
  answer?: Record<string, unknown>;
}

/** Contact data that the load gave away: none of it may be found anywhere but in the vault. */
export interface GivenContact {
  readonly email: string;
  /** Digits only. */
  readonly phone: string;
  readonly words: readonly string[];
}

/** Everything that was asked of the system, and what it answered. */
export class Journal {
  readonly requests: JournaledRequest[] = [];
  readonly contacts: GivenContact[] = [];
  /** Service and status, or why there was none → how many attempts were answered so. */
  readonly answers = new Map<string, number>();

  open(request: Pick<JournaledRequest, 'service' | 'act' | 'subject' | 'body'>): JournaledRequest {
    const entry: JournaledRequest = {
      ...request,
      number: this.requests.length + 1,
      outcome: 'pending',
      attempts: 0,
    };
    this.requests.push(entry);
    return entry;
  }

  count(service: ServiceName, answer: number | string): void {
    const key = `${service} ${answer}`;
    this.answers.set(key, (this.answers.get(key) ?? 0) + 1);
  }
}

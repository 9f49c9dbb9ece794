import type { Actor } from '@smarketing/observability';

/** What led to a fact: an event, or a request, or a clock. */
export interface Cause {
  readonly correlationId: string;
  readonly causationId?: string | undefined;
  readonly traceparent?: string | undefined;
  /** The caller whose act it is; absent where a fold, a timer or a router goes on by itself. */
  readonly actor?: Actor | undefined;
  /** Why they did it; for the act alone, never for a fact. */
  readonly reason?: string | undefined;
}

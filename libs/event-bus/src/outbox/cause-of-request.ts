import {
  childOf,
  correlationId,
  currentActor,
  currentReason,
  currentTraceparent,
} from '@smarketing/observability';
import { v7 as uuidv7 } from 'uuid';
import type { Cause } from '../outbox/cause.js';

/** The request in hand as the cause of what follows from it; a new one where there is none. */
export function causeOfRequest(): Cause {
  return {
    correlationId: correlationId() ?? uuidv7(),
    traceparent: currentTraceparent(),
    actor: currentActor(),
    reason: currentReason(),
  };
}

/**
 * One of many things that the request in hand brought, such as a row of an import: it has a trace of
 * its own, and what ties all of them together is the correlation id.
 */
export function causeOfOneOfMany({ correlationId: id, actor }: Cause): Cause {
  return { correlationId: id, traceparent: childOf(undefined), actor };
}

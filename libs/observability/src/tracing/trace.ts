import { AsyncLocalStorage } from 'node:async_hooks';
import { randomFillSync } from 'node:crypto';

/** Who sent the current request, in the role by which they were let in. */
export interface Actor {
  /** As the token says; for the service's own history only, never for a log line or a fact. */
  readonly subject: string;
  readonly role: string;
  /** What stands for the subject on facts: nobody can tell who it is without the key. */
  readonly pseudonym: string;
}

interface Trace {
  /** The current span, as W3C `traceparent`: version-traceId-spanId-flags. */
  readonly traceparent: string;
  readonly correlationId: string;
  leadId: string | undefined;
  actor: Actor | undefined;
  reason: string | undefined;
}

const traces = new AsyncLocalStorage<Trace>();

const W3C = /^[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** True for a usable W3C `traceparent` (`ff` is not a version, ids of zeros are none). */
export function isTraceparent(value: unknown): value is string {
  return typeof value === 'string' && !value.startsWith('ff') && W3C.test(value);
}

/** True where the trace was chosen to be looked at, by whoever began it. */
export function isSampled(traceparent: string): boolean {
  return (Number.parseInt(traceparent.slice(53), 16) & 1) === 1;
}

/** Of the traces that begin here. */
let sampledShare = 1;

/** Such a share of the traces that begin from now on are sampled, from 0 to 1. */
export function sampleTraces(share: number): void {
  sampledShare = share;
}

/** A new span of the same trace; of a new trace where the parent is missing or no W3C traceparent. */
export function childOf(traceparent: string | undefined): string {
  if (isTraceparent(traceparent)) {
    return `00-${traceparent.slice(3, 35)}-${randomHex(8)}-${traceparent.slice(53)}`;
  }
  const traceId = randomHex(16);
  // By the trace's id, so that whoever samples by it as well chooses the same ones.
  const isChosen = Number.parseInt(traceId.slice(-8), 16) < sampledShare * 2 ** 32;
  return `00-${traceId}-${randomHex(8)}-${isChosen ? '01' : '00'}`;
}

/**
 * Runs `fn`, and all that it starts, in a new span that is a child of `traceparent` (a new trace
 * where that is missing or invalid). The correlation id is the given one, else the trace id.
 */
export function runInTrace<R>(
  traceparent: string | undefined,
  fn: () => R,
  correlation?: string,
): R {
  const span = childOf(traceparent);
  const trace: Trace = {
    traceparent: span,
    correlationId: correlation ?? traceIdOf(span),
    leadId: undefined,
    actor: undefined,
    reason: undefined,
  };
  return traces.run(trace, fn);
}

/**
 * Runs `fn`, and all that it starts, outside of any trace: what a request only sets in motion, such as
 * a loop that works for many, is not that request's doing.
 */
export function runOutsideOfTrace<R>(fn: () => R): R {
  return traces.exit(fn);
}

/** The current span, to be sent along with requests and events; undefined outside of any trace. */
export function currentTraceparent(): string | undefined {
  return traces.getStore()?.traceparent;
}

/** 32 hex digits; undefined outside of any trace. */
export function currentTraceId(): string | undefined {
  const span = currentTraceparent();
  return span && traceIdOf(span);
}

/** What ties together everything that one outside cause led to; undefined outside of any trace. */
export function correlationId(): string | undefined {
  return traces.getStore()?.correlationId;
}

/** From here on the log lines of the current trace name the lead. Without a trace: nothing. */
export function noteLead(leadId: string): void {
  const trace = traces.getStore();
  if (trace) trace.leadId = leadId;
}

/** From here on what the current trace leads to was done by this caller. Without a trace: nothing. */
export function noteActor(actor: Actor): void {
  const trace = traces.getStore();
  if (trace) trace.actor = actor;
}

/** From here on this is why the current trace's caller does what they do. Without a trace: nothing. */
export function noteReason(reason: string): void {
  const trace = traces.getStore();
  if (trace) trace.reason = reason;
}

/** Why the caller of the request in progress does it, if they have said. */
export function currentReason(): string | undefined {
  return traces.getStore()?.reason;
}

/** Who sent the request in hand; undefined where no caller did, such as in a fold. */
export function currentActor(): Actor | undefined {
  return traces.getStore()?.actor;
}

/** What every log line carries of the current trace. */
export function traceOfLogLine(): { traceId?: string; leadId?: string } {
  const trace = traces.getStore();
  if (!trace) return {};
  const traceId = traceIdOf(trace.traceparent);
  return trace.leadId === undefined ? { traceId } : { traceId, leadId: trace.leadId };
}

function traceIdOf(traceparent: string): string {
  return traceparent.slice(3, 35);
}

// Drawn in bulk: a system call for each span would cost more than all the rest of tracing.
const entropy = Buffer.alloc(4096);
let drawn = entropy.length;

function randomHex(bytes: number): string {
  if (drawn + bytes > entropy.length) {
    randomFillSync(entropy);
    drawn = 0;
  }
  drawn += bytes;
  return entropy.toString('hex', drawn - bytes, drawn);
}

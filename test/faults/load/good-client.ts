import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceName } from '@smarketing/contracts';
import type { SystemUnderFault } from '../system/system-under-fault.ts';
import type { Journal, JournaledRequest } from './journal.ts';

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

const attemptTimeout = 5_000;
/** How long one request is repeated: longer than any single fault lasts. */
const patience = 90_000;

/**
 * A client as the system asks for it: every command has an idempotency key and is repeated with it,
 * at whatever instance there is, until it is answered.
 */
export class GoodClient {
  readonly #system: SystemUnderFault;
  readonly #journal: Journal;
  /** Aborted: nothing is repeated any more. */
  readonly #stopping: AbortSignal;

  constructor(system: SystemUnderFault, journal: Journal, stopping: AbortSignal) {
    this.#system = system;
    this.#journal = journal;
    this.#stopping = stopping;
  }

  /** Sends the command until it is answered; the journal holds how that ended. */
  async command(
    request: Pick<JournaledRequest, 'service' | 'act' | 'subject' | 'body'>,
    path: string,
  ): Promise<JournaledRequest> {
    const entry = this.#journal.open(request);
    const key = randomUUID();
    const deadline = performance.now() + patience;
    while (performance.now() < deadline) {
      entry.attempts += 1;
      const answer = await this.#attempt('POST', request.service, path, {
        body: JSON.stringify(request.body),
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
      });
      if (answer && !mayBeRepeated(answer)) {
        entry.status = answer.status;
        entry.answer = answer.body;
        entry.outcome = answer.status < 300 ? 'acknowledged' : 'refused';
        return entry;
      }
      if (answer) entry.status = answer.status;
      if (this.#stopping.aborted && performance.now() > deadline - patience + 20_000) break;
      await wait(Math.min(1_000, 50 * 2 ** entry.attempts) * (0.5 + Math.random()));
    }
    entry.outcome = 'unknown';
    return entry;
  }

  /** Undefined where no answer comes. */
  async read(service: ServiceName, path: string): Promise<Answer | undefined> {
    return this.#attempt('GET', service, path, {});
  }

  /** One attempt with a body of any kind; undefined where no answer comes. */
  async put(
    service: ServiceName,
    path: string,
    body: string,
    contentType: string,
  ): Promise<Answer | undefined> {
    const init = { body, headers: { 'content-type': contentType, 'if-match': '*' } };
    return this.#attempt('PUT', service, path, init, 30_000);
  }

  async #attempt(
    method: string,
    service: ServiceName,
    path: string,
    init: { body?: string; headers?: Record<string, string> },
    timeout = attemptTimeout,
  ): Promise<Answer | undefined> {
    const endpoints = this.#system.endpoints(service);
    const url = endpoints[Math.floor(Math.random() * endpoints.length)];
    if (url === undefined) {
      this.#journal.count(service, 'nobody-there');
      return undefined;
    }
    const isDecision = path.startsWith('/v1/suggestions/');
    const token = isDecision ? this.#system.otherToken : this.#system.token;
    try {
      const answer = await fetch(url + path, {
        ...init,
        method,
        headers: { ...init.headers, authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(timeout),
      });
      const text = await answer.text();
      this.#journal.count(service, answer.status);
      return { status: answer.status, body: jsonOf(text) };
    } catch (error) {
      this.#journal.count(service, reasonOf(error));
      return undefined;
    }
  }
}

/** `ECONNREFUSED`, `ECONNRESET`, `TimeoutError` and the like. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as { name: string; cause?: { code?: string } };
  return cause?.code ?? name;
}

function jsonOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Refusals are final, but those that say that it is only not possible now. */
function mayBeRepeated({ status }: Answer): boolean {
  return status >= 500 || status === 429 || status === 408;
}

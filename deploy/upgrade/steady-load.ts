import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answered, Call, RetryingClient } from './retrying-client.ts';

export interface Request {
  readonly what: 'capture' | 'report' | 'accept';
  /** Milliseconds of this machine's monotonic clock. */
  readonly sentAt: number;
  readonly milliseconds: number;
  readonly attempts: number;
  /** Why it is not as it should be. */
  readonly fault: string | undefined;
}

/** What is asked of a system while it is upgraded, and how it answered. */
export class SteadyLoad {
  readonly requests: Request[] = [];
  /** Leads whose capture was acknowledged, by the id that their sender has for them. */
  readonly acknowledged = new Map<string, string>();
  readonly #accepted = new Set<string>();
  readonly #open = new Set<Promise<void>>();
  readonly #stopping = new AbortController();
  readonly #client: RetryingClient;
  readonly #perSecond: number;
  #sent = 0;
  #loops: Promise<void>[] = [];

  constructor(client: RetryingClient, perSecond: number) {
    this.#client = client;
    this.#perSecond = perSecond;
  }

  start(): void {
    this.#loops = [
      this.#every(1_000 / this.#perSecond, () => this.#capture()),
      this.#every(250, () => this.#report()),
      this.#every(500, () => this.#acceptSome()),
    ];
  }

  /** Sends no more, and waits for what was sent. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#loops);
    await Promise.all(this.#open);
  }

  /** Open loop: what is due is sent, whatever became of what was sent before. */
  async #every(milliseconds: number, send: () => Promise<void>): Promise<void> {
    const { signal } = this.#stopping;
    for (let due = performance.now(); !signal.aborted; due += milliseconds) {
      const left = due - performance.now();
      if (left > 0) await wait(left, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      const sending = send();
      this.#open.add(sending);
      void sending.finally(() => this.#open.delete(sending));
    }
  }

  async #capture(): Promise<void> {
    const id = `upgrade-${++this.#sent}`;
    const body = {
      external: { system: 'upgrade', id },
      contact: { email: `${id}@upgrade.example` },
      profile: { industry: 'manufacturing', companySize: '50-249', country: 'DE' },
      touchpoint: { kind: this.#sent % 4 === 0 ? 'demo-request' : 'form' },
    };
    const post = { body, key: randomUUID() };
    const answer = await this.#ask('capture', {
      service: 'marketing-intake',
      path: '/v1/leads',
      post,
    });
    if (answer) this.acknowledged.set(id, (answer.body as { leadId: string }).leadId);
  }

  async #report(): Promise<void> {
    await this.#ask('report', { service: 'feedback', path: '/v1/reports/ledger' });
  }

  /** As the reps do: what is assigned is accepted, once. */
  async #acceptSome(): Promise<void> {
    const path = '/v1/handoffs?stage=assigned&limit=5';
    const listed = await this.#ask('accept', { service: 'sales-handoff', path });
    const { items = [] } = (listed?.body ?? {}) as { items?: { leadId: string }[] };
    for (const { leadId } of items) {
      if (this.#accepted.has(leadId)) continue;
      this.#accepted.add(leadId);
      const post = { body: {}, key: randomUUID() };
      const of = `/v1/handoffs/${leadId}/accept`;
      await this.#ask('accept', { service: 'sales-handoff', path: of, post });
    }
  }

  async #ask(what: Request['what'], call: Call): Promise<Answered | undefined> {
    const sentAt = performance.now();
    try {
      const answer = await this.#client.ask(call);
      const { milliseconds, attempts, status, body } = answer;
      const fault = status < 300 ? undefined : `${call.path}: ${status} ${JSON.stringify(body)}`;
      this.requests.push({ what, sentAt, milliseconds, attempts, fault });
      return fault === undefined ? answer : undefined;
    } catch (error) {
      const { message, cause } = error as Error;
      const fault = `${message} ${String(cause)}`;
      const milliseconds = performance.now() - sentAt;
      this.requests.push({ what, sentAt, milliseconds, attempts: 0, fault });
      return undefined;
    }
  }
}

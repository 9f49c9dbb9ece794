import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { SeededRandom } from '../campaign/seeded-random.ts';
import type { SystemUnderFault } from '../system/system-under-fault.ts';
import { GoodClient } from './good-client.ts';
import { InventedPeople } from './invented-people.ts';
import { Journal, type JournaledRequest } from './journal.ts';
import { workOnLead } from './sales-work.ts';
import { importPeople } from './import-people.ts';
import { qualifiedForDueIn } from './soon-due.ts';

export interface LoadOptions {
  /** Requests a second, at most. */
  readonly rate: number;
  /** What is due soon is due within so many milliseconds. */
  readonly dueWithin: number;
  readonly random: SeededRandom;
  readonly journal: Journal;
}

const concurrency = 12;
const kinds = ['page-view', 'pricing-view', 'download', 'webinar', 'email-click', 'demo-request'];
/** Each with its share of the requests. */
const shares = [
  ['capture', 36],
  ['touchpoint', 20],
  ['sales', 34],
  ['recapture', 4],
  ['batch', 2],
  ['suggestion', 4],
] as const;

/** Two teams at work: what they ask for all the time, in bursts of nothing in particular. */
export class Load {
  readonly #system: SystemUnderFault;
  readonly #options: LoadOptions;
  readonly #client: GoodClient;
  readonly #people: InventedPeople;
  readonly #stopping = new AbortController();
  readonly #running = new Set<Promise<unknown>>();
  readonly #known: { leadId: string; hot: boolean; capture: Record<string, unknown> }[] = [];
  readonly #suggestions: { id: string; side: string }[] = [];
  /** Leads that somebody is working on: two at once would be refused, rightly. */
  readonly #taken = new Set<string>();
  #loop: Promise<void> = Promise.resolve();
  #paused = false;

  constructor(system: SystemUnderFault, options: LoadOptions) {
    this.#system = system;
    this.#options = options;
    this.#client = new GoodClient(system, options.journal, this.#stopping.signal);
    this.#people = new InventedPeople(options.random.fork());
  }

  /** Reps first: without one no lead is assigned. */
  async start(): Promise<void> {
    for (let number = 1; number <= 4; number++) {
      await this.#post('sales-handoff', '/v1/reps', {
        repId: `rep-${number}`,
        name: `Rep ${number}`,
        weight: number,
      });
    }
    this.#loop = this.#run();
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
  }

  /** Resolves when nothing that was asked is still open. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.race(this.#running);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
    await this.idle();
  }

  /** A file of leads, sent until it is in. */
  async import(rows: number): Promise<void> {
    const { journal } = this.#options;
    await importPeople(rows, this.#people, this.#client, journal, this.#stopping.signal);
  }

  /** A lead that was captured and is as good as any other, for what shall be done to it. */
  someLead(random: SeededRandom): string | undefined {
    return this.#known.length === 0 ? undefined : random.pick(this.#known).leadId;
  }

  async #run(): Promise<void> {
    const { random, rate } = this.#options;
    while (!this.#stopping.signal.aborted) {
      await wait((1_000 / rate) * (0.5 + random.next()));
      if (this.#paused || this.#running.size >= concurrency) continue;
      const doing = this.#act(random.fork()).catch(() => undefined);
      this.#running.add(doing);
      void doing.finally(() => this.#running.delete(doing));
    }
  }

  async #act(random: SeededRandom): Promise<unknown> {
    let left = random.whole(1, 100);
    const [act] = shares.find(([, share]) => (left -= share) <= 0)!;
    switch (act) {
      case 'capture':
        return this.#capture(random);
      case 'touchpoint':
        return this.#touch(random);
      case 'sales':
        return this.#sell(random);
      case 'recapture':
        return this.#recapture(random);
      case 'batch':
        return this.#captureBatch(random);
      case 'suggestion':
        return this.#suggest(random);
    }
  }

  async #capture(random: SeededRandom): Promise<void> {
    const hot = random.chance(0.55);
    const { capture, contact } = this.#people.invent(hot);
    this.#options.journal.contacts.push(contact);
    const body = {
      ...capture,
      ...(hot && { touchpoint: { kind: 'demo-request' } }),
      ...occurredAt(random, this.#options.dueWithin),
    };
    const done = await this.#client.command(
      { service: 'marketing-intake', act: 'capture', body },
      '/v1/leads',
    );
    this.#remember(done, hot, capture);
  }

  #remember(
    { answer, outcome }: JournaledRequest,
    hot: boolean,
    capture: Record<string, unknown>,
  ): void {
    const leadId = answer?.['leadId'];
    if (outcome !== 'acknowledged' || typeof leadId !== 'string') return;
    this.#known.push({ leadId, hot, capture });
  }

  async #captureBatch(random: SeededRandom): Promise<void> {
    const people = Array.from({ length: random.whole(3, 20) }, () => this.#people.invent(false));
    this.#options.journal.contacts.push(...people.map(({ contact }) => contact));
    // Rows say when they happened: a batch has no key by which it would be known again.
    const at = new Date(Date.now() - random.whole(1, 60) * 60_000).toISOString();
    const leads = people.map(({ capture }) => ({ ...capture, occurredAt: at }));
    await this.#client.command(
      { service: 'marketing-intake', act: 'capture-batch', body: { leads } },
      '/v1/leads/batch',
    );
  }

  async #recapture(random: SeededRandom): Promise<void> {
    if (this.#known.length === 0) return;
    const { capture } = random.pick(this.#known);
    const profile = {
      ...(capture['profile'] as object),
      department: random.pick(['it', 'sales', 'hr']),
    };
    await this.#client.command(
      { service: 'marketing-intake', act: 'capture', body: { ...capture, profile } },
      '/v1/leads',
    );
  }

  async #touch(random: SeededRandom): Promise<void> {
    if (this.#known.length === 0) return;
    const { leadId } = random.pick(this.#known);
    const body = { kind: random.pick(kinds) };
    await this.#client.command(
      { service: 'marketing-intake', act: 'touchpoint', subject: leadId, body },
      `/v1/leads/${leadId}/touchpoints`,
    );
  }

  async #sell(random: SeededRandom): Promise<void> {
    const hot = this.#known.filter((lead) => lead.hot && !this.#taken.has(lead.leadId));
    if (hot.length === 0) return;
    // Rather one of the last: those before are mostly done with.
    const { leadId } = random.pick(hot.slice(-200));
    this.#taken.add(leadId);
    try {
      await workOnLead(leadId, this.#client, random);
    } finally {
      this.#taken.delete(leadId);
    }
  }

  async #suggest(random: SeededRandom): Promise<void> {
    const open = random.chance(0.5) ? this.#suggestions.pop() : undefined;
    if (open) {
      const side = open.side === 'sales' ? 'marketing' : 'sales';
      const [act, more] = random.chance(0.5)
        ? ['agree', {}]
        : ['decline', { reason: 'no-evidence' }];
      await this.#client.command(
        {
          service: 'feedback',
          act: 'suggestion-decision',
          subject: open.id,
          body: { side, ...more },
        },
        `/v1/suggestions/${open.id}/${act}`,
      );
      return;
    }
    const side = random.pick(['sales', 'marketing']);
    const body = { side, topic: 'scoring', title: `Suggestion ${randomUUID()}`, text: 'Look.' };
    const { answer } = await this.#client.command(
      { service: 'feedback', act: 'suggestion', body },
      '/v1/suggestions',
    );
    if (typeof answer?.['suggestionId'] !== 'string') return;
    this.#suggestions.push({ id: answer['suggestionId'], side });
  }

  async #post(service: 'sales-handoff', path: string, body: object): Promise<void> {
    const [url] = this.#system.endpoints(service);
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.#system.token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  }
}

/** Now; or so long ago that an answer is overdue; or so that it is due while the faults go on. */
function occurredAt(random: SeededRandom, dueWithin: number): { occurredAt?: string } {
  const kind = random.next();
  const now = new Date();
  if (kind < 0.45) return {};
  const soon = kind < 0.75 ? qualifiedForDueIn(random.whole(1_000, dueWithin), now) : undefined;
  const at = soon ?? new Date(now.getTime() - random.whole(1, 20) * 24 * 3_600_000);
  return { occurredAt: at.toISOString() };
}

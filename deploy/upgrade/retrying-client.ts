import { setTimeout as wait } from 'node:timers/promises';

/** What a client of a service on a cluster sees of it: whoever takes requests just now. */
export type Endpoints = (service: string) => readonly string[];

export interface Call {
  readonly service: string;
  readonly path: string;
  /** Default: GET. A POST is repeated under its key, so it counts once. */
  readonly post?: { readonly body: object; readonly key: string };
}

export interface Answered {
  readonly status: number;
  readonly body: unknown;
  /** From the first attempt to the answer. */
  readonly milliseconds: number;
  readonly attempts: number;
}

/** No attempt was answered in time. */
export class UnansweredError extends Error {
  override readonly name = 'UnansweredError';
  readonly call: Call;
  readonly attempts: number;

  constructor(call: Call, attempts: number, options: ErrorOptions) {
    super(`${call.service} ${call.path} was not answered in ${attempts} attempts.`, options);
    this.call = call;
    this.attempts = attempts;
  }
}

const giveUpAfterMs = 30_000;
const attemptWithinMs = 10_000;
const longestPauseMs = 2_000;

/** As a well-behaved client: it tries again what may go better, elsewhere, and later each time. */
export class RetryingClient {
  #turn = 0;
  readonly #endpoints: Endpoints;
  readonly #token: string;

  constructor(endpoints: Endpoints, token: string) {
    this.#endpoints = endpoints;
    this.#token = token;
  }

  /** Any answer that another attempt would not change. Throws {@link UnansweredError}. */
  async ask(call: Call): Promise<Answered> {
    const began = performance.now();
    let cause: unknown;
    for (let attempts = 1; ; attempts++) {
      try {
        const answer = await this.#attempt(call);
        if (!isPassing(answer.status)) {
          const milliseconds = performance.now() - began;
          return { ...answer, milliseconds, attempts };
        }
        cause = new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
      } catch (error) {
        cause = error;
      }
      if (performance.now() - began > giveUpAfterMs)
        throw new UnansweredError(call, attempts, { cause });
      await wait(Math.min(longestPauseMs, 50 * 2 ** attempts));
    }
  }

  async #attempt({ service, path, post }: Call) {
    const urls = this.#endpoints(service);
    if (urls.length === 0) throw new Error(`Nobody serves ${service}.`);
    const url = urls[this.#turn++ % urls.length]!;
    const answer = await fetch(url + path, {
      method: post ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(post && { 'content-type': 'application/json', 'idempotency-key': post.key }),
      },
      ...(post && { body: JSON.stringify(post.body) }),
      signal: AbortSignal.timeout(attemptWithinMs),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  }
}

const isPassing = (status: number) => status === 429 || (status >= 502 && status <= 504);

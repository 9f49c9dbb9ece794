import { createClient, type Input, type Output, type PathOf } from '@smarketing/api-client';
import type { ServiceName } from '@smarketing/contracts/names';
import { keepTrying, type Patience } from './keep-trying.js';
import { NotReachableError, RefusedError } from './service-errors.js';
import type { ProblemDocument } from './problem.js';

export interface ClientOptions {
  readonly token: string | undefined;
  readonly patience: Patience;
  /** Why it is done: kept with what is. */
  readonly reason?: string | undefined;
  /** Told when a request has failed and is about to be repeated. */
  readonly onWait?: (service: string, error: Error) => void;
}

type Method = 'get' | 'post' | 'patch';
/** The input may be left out where nothing of it is required. */
type Inputs<I> = object extends I ? [input?: I] : [input: I];
type ItemOf<A> = A extends { items: readonly (infer T)[] } ? T : never;

const perAttemptMs = 60_000;
const passing = new Set([429, 500, 502, 503, 504]);

/**
 * Speaks JSON with one service, in the types of its API; every request may be repeated, so each must
 * be idempotent. Throws NotReachableError and RefusedError.
 */
export class ServiceClient<S extends ServiceName> {
  constructor(
    readonly service: S,
    readonly url: string,
    private readonly options: ClientOptions,
  ) {}

  async get<P extends PathOf<S, 'get'>>(path: P, ...[input]: Inputs<Input<S, 'get', P>>) {
    return this.ask<Output<S, 'get', P>>('get', path, input);
  }

  /** Undefined where there is no such thing, said at once. */
  async find<P extends PathOf<S, 'get'>>(
    path: P,
    input: Input<S, 'get', P>,
  ): Promise<Output<S, 'get', P> | undefined> {
    return keepTrying(this.options.patience, async () => {
      try {
        return await this.attempt<Output<S, 'get', P>>('get', path, input);
      } catch (error) {
        if (error instanceof RefusedError && isGone(error.status)) return undefined;
        throw error;
      }
    });
  }

  async post<P extends PathOf<S, 'post'>>(path: P, ...[input]: Inputs<Input<S, 'post', P>>) {
    return this.ask<Output<S, 'post', P>>('post', path, input);
  }

  async patch<P extends PathOf<S, 'patch'>>(path: P, input: Input<S, 'patch', P>) {
    return this.ask<Output<S, 'patch', P>>('patch', path, input);
  }

  /** All items of a paged list, page after page. */
  async *pages<P extends PathOf<S, 'get'>>(
    path: P,
    ...[input]: Inputs<Input<S, 'get', P>>
  ): AsyncGenerator<ItemOf<Output<S, 'get', P>>[]> {
    let cursor: string | undefined;
    do {
      const query = { limit: 200, ...(input as { query?: object } | undefined)?.query, cursor };
      const page = await this.ask<{ items: ItemOf<Output<S, 'get', P>>[]; next: string | null }>(
        ...(['get', path, { ...(input as object), query }] as const),
      );
      yield page.items;
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  }

  get authorization(): Readonly<Record<string, string>> {
    const { token } = this.options;
    return token === undefined ? {} : { authorization: `Bearer ${token}` };
  }

  get patience(): Patience {
    return this.options.patience;
  }

  private async ask<R>(method: Method, path: string, input: unknown): Promise<R> {
    return keepTrying(
      this.options.patience,
      () => this.attempt<R>(method, path, input),
      (error) => this.options.onWait?.(this.service, error),
    );
  }

  private async attempt<R>(method: Method, route: string, input: unknown): Promise<R> {
    const { path, query, header, body } = (input ?? {}) as Record<string, object>;
    // The methods above have checked route and input against the API.
    const { request } = createClient(this.service, {
      baseUrl: this.url,
      token: this.options.token,
      fetch: (asked) => this.fetch(asked),
    }) as unknown as { request: (...any: unknown[]) => Promise<{ data: R }> };
    const { data } = await request(method, route, { params: { path, query, header }, body });
    return data;
  }

  private async fetch(request: Request): Promise<Response> {
    let response: Response;
    let text: string;
    const { reason } = this.options;
    if (reason !== undefined) request.headers.set('x-reason', reason);
    try {
      response = await fetch(request, { signal: AbortSignal.timeout(perAttemptMs) });
      text = await response.text();
    } catch (error) {
      throw new NotReachableError(this.service, this.url, { cause: error });
    }
    const { status, headers } = response;
    if (response.ok) return new Response(text === '' ? null : text, { status, headers });
    throw refusal(this.service, status, headers.get('retry-after') ?? undefined, text);
  }
}

/** There is none, or there was one. */
function isGone(status: number): boolean {
  return status === 404 || status === 410;
}

/** The error that an answer other than 2xx stands for. */
export function refusal(
  service: string,
  status: number,
  retryAfter: string | undefined,
  text: string,
): RefusedError {
  const asked = retryAfter !== undefined;
  const retryable = passing.has(status) || (asked && (status === 404 || status === 409));
  const seconds = asked ? Number(retryAfter) : undefined;
  return new RefusedError(service, status, problemOf(status, text), retryable, seconds);
}

function problemOf(status: number, text: string): ProblemDocument {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Not JSON: a proxy in between may answer so.
  }
  return { status, detail: `The service answered ${status} with no explanation.` };
}

import type { ServiceName } from '@smarketing/contracts/names';
import { keepTrying, type Patience } from './keep-trying.js';
import { NotReachableError, RefusedError } from './service-errors.js';
import type { ProblemDocument } from './problem.js';

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface ClientOptions {
  readonly token: string | undefined;
  readonly patience: Patience;
  /** Told when a request has failed and is about to be repeated. */
  readonly onWait?: (service: string, error: Error) => void;
}

const perAttemptMs = 60_000;
const passing = new Set([429, 500, 502, 503, 504]);

/** Speaks JSON with one service; every request may be repeated, so each must be idempotent. */
export class ServiceClient {
  constructor(
    readonly service: ServiceName,
    readonly url: string,
    private readonly options: ClientOptions,
  ) {}

  async get<R>(path: string, query: Query = {}): Promise<R> {
    return this.send('GET', withQuery(path, query));
  }

  /** Undefined where there is no such thing, said at once. */
  async find<R>(path: string, query: Query = {}): Promise<R | undefined> {
    return keepTrying(this.options.patience, async () => {
      try {
        return await this.attempt<R>('GET', withQuery(path, query));
      } catch (error) {
        if (error instanceof RefusedError && error.status === 404) return undefined;
        throw error;
      }
    });
  }

  async post<R>(
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<R> {
    return this.send('POST', path, body, headers);
  }

  async patch<R>(path: string, body: unknown): Promise<R> {
    return this.send('PATCH', path, body);
  }

  /** All items of a paged list, page after page. */
  async *pages<T>(path: string, query: Query = {}): AsyncGenerator<T[]> {
    let cursor: string | undefined;
    do {
      const page: { items: T[]; next: string | null } = await this.get(path, {
        limit: 200,
        ...query,
        cursor,
      });
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

  private async send<R>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<R> {
    return keepTrying(
      this.options.patience,
      () => this.attempt<R>(method, path, body, headers),
      (error) => this.options.onWait?.(this.service, error),
    );
  }

  private async attempt<R>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<R> {
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${this.url}${path}`, {
        method,
        headers: {
          ...this.authorization,
          ...headers,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(perAttemptMs),
      });
      text = await response.text();
    } catch (error) {
      throw new NotReachableError(this.service, this.url, { cause: error });
    }
    if (!response.ok) {
      const retryAfter = response.headers.get('retry-after') ?? undefined;
      throw refusal(this.service, response.status, retryAfter, text);
    }
    return (text === '' ? undefined : JSON.parse(text)) as R;
  }
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

function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  if (given.length === 0) return path;
  const pairs = given.map(([name, value]): [string, string] => [name, String(value)]);
  return `${path}?${new URLSearchParams(pairs).toString()}`;
}

import createFetchClient, {
  type Client,
  type ClientPathsWithMethod,
  type MethodResponse,
  type RequestBodyOption,
} from 'openapi-fetch';
import type { paths as Feedback } from './feedback.js';
import type { paths as LeadScoring } from './lead-scoring.js';
import type { paths as MarketingIntake } from './marketing-intake.js';
import type { paths as SalesHandoff } from './sales-handoff.js';
import type { paths as SlaMonitor } from './sla-monitor.js';

/** The routes of each service, as its OpenAPI document has them. */
export interface Apis {
  'marketing-intake': MarketingIntake;
  'lead-scoring': LeadScoring;
  'sales-handoff': SalesHandoff;
  'sla-monitor': SlaMonitor;
  feedback: Feedback;
}

type Method = 'get' | 'post' | 'patch';

/** The routes of a service that have the method. */
export type PathOf<S extends keyof Apis, M extends Method> = ClientPathsWithMethod<
  Client<Apis[S]>,
  M
> &
  string;

type Operation<S extends keyof Apis, M extends Method, P> = P extends keyof Apis[S]
  ? Apis[S][P] extends Record<M, infer O>
    ? O
    : never
  : never;

/** What a route takes: `path` and `query` parameters, the `body`, and whatever headers. */
export type Input<S extends keyof Apis, M extends Method, P> =
  Operation<S, M, P> extends { parameters: infer Parameters }
    ? Omit<Parameters, 'header' | 'cookie'> &
        RequestBodyOption<Operation<S, M, P>> & { header?: Readonly<Record<string, string>> }
    : never;

interface Accepted<T> {
  readonly responses: { readonly 202: { readonly content: { readonly 'application/json': T } } };
}

/** What a route answers, as JSON, where it succeeds; of one that accepts, what it says of that (202). */
export type Output<S extends keyof Apis, M extends Method, P extends PathOf<S, M>> =
  Operation<S, M, P> extends Accepted<infer T>
    ? T
    : MethodResponse<Client<Apis[S], 'application/json'>, M, P>;

export interface ClientOptions {
  /** Such as `http://127.0.0.1:3003`. */
  readonly baseUrl: string;
  /** The bearer token; a function is asked for one before each request. None: only open routes answer. */
  readonly token: string | undefined | (() => string | Promise<string>);
  /** In place of the global one, to repeat requests or to turn answers into errors. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/**
 * A client of one service: `client.GET('/v1/handoffs/{leadId}', …)` answers `{ data }` or, with the
 * problem document, `{ error }`, each in the types of the service's OpenAPI document.
 */
export function createClient<S extends keyof Apis>(
  _service: S,
  { baseUrl, token, fetch }: ClientOptions,
): Client<Apis[S]> {
  const client = createFetchClient<Apis[S]>({ baseUrl, ...(fetch && { fetch }) });
  client.use({
    async onRequest({ request }) {
      const bearer = typeof token === 'function' ? await token() : token;
      if (bearer !== undefined) request.headers.set('authorization', `Bearer ${bearer}`);
      return request;
    },
  });
  return client;
}

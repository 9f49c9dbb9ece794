import createFetchClient, { type Client } from 'openapi-fetch';
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

export interface ClientOptions {
  /** Such as `http://127.0.0.1:3003`. */
  readonly baseUrl: string;
  /** The bearer token; a function is asked for one before each request. */
  readonly token: string | (() => string | Promise<string>);
}

/**
 * A client of one service: `client.GET('/v1/handoffs/{leadId}', …)` answers `{ data }` or, with the
 * problem document, `{ error }`, each in the types of the service's OpenAPI document.
 */
export function createClient<S extends keyof Apis>(
  _service: S,
  { baseUrl, token }: ClientOptions,
): Client<Apis[S]> {
  const client = createFetchClient<Apis[S]>({ baseUrl });
  client.use({
    async onRequest({ request }) {
      const bearer = typeof token === 'string' ? token : await token();
      request.headers.set('authorization', `Bearer ${bearer}`);
      return request;
    },
  });
  return client;
}

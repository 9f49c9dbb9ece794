import type { JsonPath } from './json-path.js';
import type { WebhookMapping } from './webhook-mapping.js';

/** How senders sign, by who signs so. */
export const schemes = [
  'standard',
  'hubspot',
  'mautic',
  'google',
  'linkedin',
  'salesforce',
] as const;
export type Scheme = (typeof schemes)[number];

/** Where answers to LinkedIn's forms are fetched, and as whom. */
export interface LinkedinApi {
  /** Such as `https://api.linkedin.com`. */
  readonly address: string;
  readonly token: string;
  /** Of the API, such as `202511`. */
  readonly version: string;
}

/** A sender of webhooks, as the file of webhooks has it. */
export interface WebhookSource {
  /** As in its address. */
  readonly name: string;
  readonly scheme: Scheme;
  /** One, or two while they are being rotated. */
  readonly secrets: readonly Buffer[];
  readonly mapping: WebhookMapping;
  /** Where in a body the events are, if elsewhere than its scheme has them. */
  readonly events?: JsonPath;
  readonly linkedin?: LinkedinApi;
}

/** The tool that is told, by Standard Webhooks, which links to mail. */
export interface ConfirmationReceiver {
  readonly url: string;
  /** One, or two while they are being rotated: each signs. */
  readonly secrets: readonly Buffer[];
}

export interface Webhooks {
  /** What senders put before `/v1/webhooks/…`, without a slash at its end. */
  readonly publicUrl: string;
  readonly sources: ReadonlyMap<string, WebhookSource>;
  /** Who mails the links by which people confirm; undefined: nobody is told of them. */
  readonly confirmations?: ConfirmationReceiver;
}

/** What is entered at the sender, and what HubSpot signs. */
export function addressOf({ publicUrl }: Pick<Webhooks, 'publicUrl'>, source: string): string {
  return `${publicUrl}/v1/webhooks/${source}`;
}

import { UsageError } from '../exit-codes.js';

export interface CaptureOptions {
  readonly email?: string;
  readonly phone?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly company?: string;
  readonly jobTitle?: string;
  readonly website?: string;
  readonly town?: string;
  readonly external?: string;
  readonly industry?: string;
  readonly companySize?: string;
  readonly country?: string;
  readonly channel?: string;
  readonly campaign?: string;
  readonly source?: string;
  readonly medium?: string;
  readonly kind?: string;
  readonly at?: string;
}

/** The lead that the options name, as POST /v1/leads takes it. */
export function captureOf(options: CaptureOptions): object {
  const { email, phone, firstName, lastName, company, jobTitle, website, town } = options;
  const { industry, companySize, country, channel, kind, at } = options;
  if (email === undefined && options.external === undefined) {
    throw new UsageError(
      'A lead needs --email or --external SYSTEM:ID, or a JSON object on standard input: `smarketing capture --stdin`.',
    );
  }
  return given({
    contact: given({ email, phone, firstName, lastName, company, jobTitle, website, town }),
    external: externalOf(options.external),
    profile: given({ industry, companySize, country }),
    utm: given({ campaign: options.campaign, source: options.source, medium: options.medium }),
    channel,
    touchpoint: given({ kind }),
    occurredAt: at,
  })!;
}

/** What was typed as JSON. It is not repeated in the error: it may hold contact data. */
export function captureFromText(text: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new UsageError(
    'Standard input is not a JSON object. It must be one lead, such as {"contact": {"email": "anna@example.com"}, "channel": "event"}.',
  );
}

function externalOf(external: string | undefined): object | undefined {
  if (external === undefined) return undefined;
  const colon = external.indexOf(':');
  if (colon > 0 && colon < external.length - 1) {
    return { system: external.slice(0, colon), id: external.slice(colon + 1) };
  }
  throw new UsageError(`--external ${external} is not a SYSTEM:ID, such as crm:4711.`);
}

/** What is given of it; undefined where nothing is. */
function given(parts: Readonly<Record<string, unknown>>): object | undefined {
  const some = Object.entries(parts).filter(([, value]) => value !== undefined);
  return some.length === 0 ? undefined : Object.fromEntries(some);
}

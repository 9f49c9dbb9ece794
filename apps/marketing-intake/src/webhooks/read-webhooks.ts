import type { FieldProblem } from '../capture/capture-input.js';
import { parseJsonPath, type JsonPath } from './json-path.js';
import { readyMappings } from './ready-mappings.js';
import { standardKey } from './verify-standard.js';
import type { GivenMapping, ReadWebhookMapping } from './webhook-mapping.js';
import {
  schemes,
  type ConfirmationReceiver,
  type LinkedinApi,
  type Scheme,
  type Webhooks,
  type WebhookSource,
} from './webhook-source.js';

/** What is in a file that the settings name; undefined where it cannot be read. */
export type ContentOf = (file: string) => string | undefined;

export type ReadWebhooks =
  | { readonly webhooks: Webhooks; readonly problems?: undefined }
  | { readonly webhooks?: undefined; readonly problems: readonly FieldProblem[] };

/** What it is read with. */
export interface ReadingBy {
  readonly contentOf: ContentOf;
  readonly readMapping: (given: GivenMapping) => ReadWebhookMapping;
}

interface Reading extends ReadingBy {
  readonly wrong: (field: string, why: string) => void;
}

type Part = Readonly<Record<string, unknown>>;

const sourceName = /^[a-z][a-z0-9-]{0,39}$/;
const mostSources = 50;
const mostSecrets = 2;
const shortestSecret = 16;
const longestSecret = 500;
const ofEverySource = ['scheme', 'secrets', 'secretFiles', 'mapping', 'only', 'events'];
const ofLinkedin = ['token', 'tokenFile', 'api', 'apiVersion'];
const linkedinAddress = 'https://api.linkedin.com';
const linkedinVersion = '202511';

/**
 * Reads what a file of webhooks says, or says all that is wrong with it: places such as
 * `sources.website.secrets[0]`, and no secret.
 */
export function readWebhooks(given: unknown, by: ReadingBy): ReadWebhooks {
  const problems: FieldProblem[] = [];
  const wrong = (field: string, why: string) => void problems.push({ field, why });
  const reading = { ...by, wrong };
  const file = partOf(given);
  if (!file) {
    return { problems: [{ field: '', why: 'must be an object with publicUrl and sources' }] };
  }
  refuseOthers(file, ['publicUrl', 'sources', 'confirmations'], '', wrong);
  const publicUrl = addressIn(file['publicUrl'], 'publicUrl', wrong);
  const sources = new Map<string, WebhookSource>();
  const named = Object.entries(partOf(file['sources']) ?? {});
  const confirmations = readConfirmations(file['confirmations'], reading);
  if (named.length === 0 && file['confirmations'] === undefined)
    wrong('sources', 'must be an object of one source or more, by their names');
  if (named.length > mostSources) wrong('sources', `has more than ${mostSources} sources`);
  for (const [name, source] of named.slice(0, mostSources)) {
    const read = readSource(name, source, reading);
    if (read) sources.set(name, read);
  }
  return problems.length > 0
    ? { problems }
    : {
        webhooks: { publicUrl, sources, ...(confirmations && { confirmations }) },
      };
}

function readConfirmations(given: unknown, reading: Reading): ConfirmationReceiver | undefined {
  if (given === undefined) return undefined;
  const { wrong } = reading;
  const part = partOf(given);
  if (!part) {
    wrong('confirmations', 'must be an object with url and secrets');
    return undefined;
  }
  refuseOthers(part, ['url', 'secrets', 'secretFiles'], 'confirmations.', wrong);
  const url = addressIn(part['url'], 'confirmations.url', wrong);
  return { url, secrets: readSecrets(part, 'standard', 'confirmations', reading) };
}

function readSource(name: string, given: unknown, reading: Reading): WebhookSource | undefined {
  const { wrong, readMapping } = reading;
  const place = `sources.${name}`;
  if (!sourceName.test(name)) {
    wrong(
      place,
      'is not a name for a source: use small letters, digits and hyphens, up to 40, a letter first',
    );
    return undefined;
  }
  const source = partOf(given);
  const scheme = schemes.find((one) => one === source?.['scheme']);
  if (!source || !scheme) {
    wrong(`${place}.scheme`, `must be one of ${schemes.join(', ')}`);
    return undefined;
  }
  const known = scheme === 'linkedin' ? [...ofEverySource, ...ofLinkedin] : ofEverySource;
  refuseOthers(source, known, `${place}.`, wrong);
  const secrets = readSecrets(source, scheme, place, reading);
  const { mapping, problems = [] } = readMapping(mappingIn(source, scheme, place, wrong));
  for (const { field, why } of problems) wrong(`${place}.${field}`, why);
  const events = eventsIn(source['events'], `${place}.events`, wrong);
  const linkedin = scheme === 'linkedin' ? readLinkedinApi(source, place, reading) : undefined;
  if (!mapping) return undefined;
  return {
    name,
    scheme,
    secrets,
    mapping,
    ...(events && { events }),
    ...(linkedin && { linkedin }),
  };
}

function mappingIn(source: Part, scheme: Scheme, place: string, wrong: Reading['wrong']) {
  const ready = readyMappings[scheme];
  const parts = { mapping: source['mapping'], only: source['only'] };
  for (const [name, part] of Object.entries(parts)) {
    if (part !== undefined && !partOf(part)) wrong(`${place}.${name}`, 'must be an object');
  }
  const own = partOf(parts.mapping);
  const only = partOf(parts.only);
  return { mapping: own ?? ready.mapping, only: only ?? (own ? undefined : ready.only) };
}

function eventsIn(given: unknown, place: string, wrong: Reading['wrong']): JsonPath | undefined {
  if (given === undefined) return undefined;
  const { path, why } =
    typeof given === 'string' ? parseJsonPath(given, { forEach: true }) : { why: 'must be a path' };
  if (why !== undefined) wrong(place, why);
  return path;
}

function readSecrets(source: Part, scheme: Scheme, place: string, reading: Reading): Buffer[] {
  const { wrong } = reading;
  const { secrets, secretFiles } = source;
  const field = secretFiles === undefined ? 'secrets' : 'secretFiles';
  const given = secrets ?? secretFiles;
  const texts = Array.isArray(given) ? (given as unknown[]) : [given];
  if (given === undefined || (secrets !== undefined && secretFiles !== undefined)) {
    wrong(`${place}.secrets`, 'must be there, or secretFiles in its place, and not both');
    return [];
  }
  if (texts.length === 0 || texts.length > mostSecrets) {
    wrong(
      `${place}.${field}`,
      'must be one, or two while the sender changes from one to the other',
    );
    return [];
  }
  return texts.flatMap((text, at) => {
    const where = `${place}.${field}[${at}]`;
    const secret =
      field === 'secrets' ? textIn(text, where, wrong) : contentIn(text, where, reading);
    return secret === undefined ? [] : (secretOf(secret, scheme, where, wrong) ?? []);
  });
}

function secretOf(text: string, scheme: Scheme, place: string, wrong: Reading['wrong']) {
  if (scheme === 'standard') {
    const key = standardKey(text);
    if (!key) wrong(place, 'must be whsec_ and 24 to 64 random bytes in base64');
    return key;
  }
  if (text.length >= shortestSecret && text.length <= longestSecret) return Buffer.from(text);
  wrong(place, `must have ${shortestSecret} to ${longestSecret} characters`);
  return undefined;
}

function readLinkedinApi(source: Part, place: string, reading: Reading): LinkedinApi | undefined {
  const { wrong } = reading;
  const { token, tokenFile, api = linkedinAddress, apiVersion = linkedinVersion } = source;
  if ((token === undefined) === (tokenFile === undefined)) {
    wrong(
      `${place}.token`,
      'must be there, or tokenFile in its place, and not both: notices hold no answers',
    );
    return undefined;
  }
  const secret =
    token === undefined
      ? contentIn(tokenFile, `${place}.tokenFile`, reading)
      : textIn(token, `${place}.token`, wrong);
  if (secret !== undefined && !/^[!-~]{1,4000}$/.test(secret)) {
    wrong(
      `${place}.${token === undefined ? 'tokenFile' : 'token'}`,
      'must be an access token of printable characters',
    );
  }
  const version = String(apiVersion);
  if (!/^20\d{4}$/.test(version)) wrong(`${place}.apiVersion`, 'must be a month such as 202511');
  return { address: addressIn(api, `${place}.api`, wrong), token: secret ?? '', version };
}

function textIn(given: unknown, place: string, wrong: Reading['wrong']): string | undefined {
  if (typeof given === 'string') return given.trim();
  wrong(place, 'must be a text');
  return undefined;
}

function contentIn(given: unknown, place: string, { contentOf, wrong }: Reading) {
  const file = textIn(given, place, wrong);
  const content = file === undefined ? undefined : contentOf(file);
  if (file !== undefined && content === undefined) {
    wrong(place, `names ${file}, which cannot be read`);
  }
  return content?.trim();
}

/** Without the slash at its end. */
function addressIn(given: unknown, place: string, wrong: Reading['wrong']): string {
  const url = typeof given === 'string' ? URL.parse(given) : null;
  const isHere = ['127.0.0.1', '[::1]', 'localhost'].includes(url?.hostname ?? '');
  const isFit = url && (url.protocol === 'https:' || (url.protocol === 'http:' && isHere));
  if (!isFit || url.search || url.hash || url.username) {
    wrong(
      place,
      'must be an https address such as https://hooks.example.com; http is for this machine',
    );
  }
  return url ? url.href.replace(/\/$/, '') : '';
}

function refuseOthers(
  part: Part,
  known: readonly string[],
  before: string,
  wrong: Reading['wrong'],
) {
  for (const name of Object.keys(part).filter((one) => !known.includes(one))) {
    wrong(`${before}${name}`, `is not known here; known are ${known.join(', ')}`);
  }
}

function partOf(value: unknown): Part | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Part)
    : undefined;
}

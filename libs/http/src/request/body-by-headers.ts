import type { IncomingHttpHeaders } from 'node:http';
import { ProblemError } from '../problem/problem-error.js';

/** Addresses whose bodies are handed over as they arrive, of any size. */
export interface StreamedBodies {
  /** Start of the paths, such as `/v1/imports/`. */
  readonly prefix: string;
  /** Media types, such as `text/csv`. */
  readonly types: readonly string[];
}

/** Addresses whose JSON is handed over as the bytes that arrived, since these are what is signed. */
export interface SignedBodies {
  /** Start of the paths, such as `/v1/webhooks/`. */
  readonly prefix: string;
  /** Of one body, in bytes. */
  readonly limit: number;
  /** Media types under which JSON comes besides its own: `text/plain` is what browsers send without asking. */
  readonly types?: readonly string[];
}

/** What bodies a service takes. */
export interface AcceptedBodies {
  readonly streamed: readonly StreamedBodies[];
  readonly signed: readonly SignedBodies[];
  /** Of a JSON body, in bytes. */
  readonly bodyLimit: number;
}

interface Headed {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

const jsonCharsets = new Set(['utf-8', 'utf8', 'us-ascii']);

/** Throws the ProblemError (413, 415) of a body that its headers alone speak against. */
export function checkBodyHeaders(request: Headed, accepted: AcceptedBodies): void {
  const { headers, url } = request;
  const { mediaType, charset = 'utf-8' } = contentTypeOf(headers);
  const encoding = headers['content-encoding'];
  const signed = signedAt(url, accepted);
  const json = ['application/json', ...(signed?.types ?? [])];
  const isJson = json.includes(mediaType);
  const types = streamedAt(url, accepted);
  if (!isJson && !types.includes(mediaType)) throw unsupported(mediaType, [...json, ...types]);
  if (encoding !== undefined && encoding !== 'identity') throw compressed();
  if (!isJson) return;
  if (!jsonCharsets.has(charset)) throw notUtf8(charset);
  const limit = signed?.limit ?? accepted.bodyLimit;
  if (Number(headers['content-length']) > limit) throw tooLarge(limit);
}

/** Whether the body is one that is handed over as it arrives. */
export function isStreamed({ headers, url }: Headed, accepted: AcceptedBodies): boolean {
  return streamedAt(url, accepted).includes(contentTypeOf(headers).mediaType);
}

/** Undefined where bodies are read as JSON. */
export function signedAt(
  url: string,
  { signed }: Pick<AcceptedBodies, 'signed'>,
): SignedBodies | undefined {
  return signed.find(({ prefix }) => url.startsWith(prefix));
}

function streamedAt(url: string, { streamed }: AcceptedBodies): readonly string[] {
  return streamed.find(({ prefix }) => url.startsWith(prefix))?.types ?? [];
}

export function tooLarge(limit: number): ProblemError {
  return new ProblemError({
    status: 413,
    type: 'body-too-large',
    title: 'The body is too large',
    detail: `The body may hold ${limit} bytes at most. Send less at a time.`,
    extra: { limit },
  });
}

/** Lower case. */
export function contentTypeOf(headers: IncomingHttpHeaders): {
  mediaType: string;
  charset?: string;
} {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').split(';');
  const mediaType = type.trim().toLowerCase();
  const named = parameters.map((text) => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/i.exec(text)?.[1]);
  const charset = named.find((name) => name !== undefined)?.toLowerCase();
  return charset === undefined ? { mediaType } : { mediaType, charset };
}

function notUtf8(charset: string): ProblemError {
  return new ProblemError({
    status: 415,
    type: 'unsupported-charset',
    title: 'The encoding of the body is not supported',
    detail: `JSON is accepted in UTF-8 only, not in ${shortened(charset)}. Convert the body, or correct the charset.`,
  });
}

function compressed(): ProblemError {
  return new ProblemError({
    status: 415,
    type: 'unsupported-content-encoding',
    detail: 'Compressed bodies are not accepted. Send the body without Content-Encoding.',
    headers: { 'accept-encoding': 'identity' },
  });
}

function unsupported(mediaType: string, accepted: readonly string[]): ProblemError {
  const named =
    mediaType === ''
      ? 'The body has no Content-Type'
      : `${shortened(mediaType)} is not accepted here`;
  return new ProblemError({
    status: 415,
    type: 'unsupported-media-type',
    detail: `${named}. Send ${accepted.join(' or ')}.`,
    extra: { accepted },
    headers: { accept: accepted.join(', ') },
  });
}

function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}

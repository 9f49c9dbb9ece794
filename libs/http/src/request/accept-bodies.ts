import type { Readable } from 'node:stream';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../problem/problem-error.js';
import { parseJsonBody } from './json-body.js';

/** Addresses whose bodies are handed over as they arrive, of any size. */
export interface StreamedBodies {
  /** Start of the paths, such as `/v1/imports/`. */
  readonly prefix: string;
  /** Media types, such as `text/csv`. */
  readonly types: readonly string[];
}

/** A body as it arrives: read it to its end, at your own pace. */
export interface RawBodyStream {
  readonly stream: Readable;
  /** Lower case, without parameters, such as `text/csv`. */
  readonly mediaType: string;
  /** Lower case, as the request names it; undefined where it does not. */
  readonly charset: string | undefined;
}

/** A parameter of a handler under a {@link StreamedBodies} prefix: the {@link RawBodyStream}. */
export const RawBody = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const body = context.switchToHttp().getRequest<FastifyRequest>().body;
  if (body instanceof StreamedBody) return body;
  throw new ProblemError({
    status: 400,
    type: 'missing-body',
    detail: 'Send the rows as the body of the request, with their Content-Type.',
  });
});

class StreamedBody implements RawBodyStream {
  constructor(
    readonly stream: Readable,
    readonly mediaType: string,
    readonly charset: string | undefined,
  ) {}
}

/** Takes JSON in UTF-8 up to the limit, the streamed types where they are declared, nothing else. */
export function acceptBodies(fastify: FastifyInstance, streamed: readonly StreamedBodies[]): void {
  const typesAt = (request: FastifyRequest) =>
    streamed.find(({ prefix }) => request.url.startsWith(prefix))?.types ?? [];
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    attempt(done, () => {
      refuseEncodings(request);
      return parseJsonBody(body as Buffer);
    });
  });
  fastify.addContentTypeParser('*', (request, payload, done) => {
    attempt(done, () => {
      const { mediaType, charset } = contentTypeOf(request);
      const types = typesAt(request);
      if (!types.includes(mediaType)) throw unsupported(mediaType, ['application/json', ...types]);
      refuseContentEncoding(request);
      return new StreamedBody(payload, mediaType, charset);
    });
  });
}

function attempt(done: (error: Error | null, body?: unknown) => void, read: () => unknown): void {
  let body: unknown;
  try {
    body = read();
  } catch (error) {
    done(error as Error);
    return;
  }
  done(null, body);
}

function refuseEncodings(request: FastifyRequest): void {
  refuseContentEncoding(request);
  const { charset = 'utf-8' } = contentTypeOf(request);
  if (charset === 'utf-8' || charset === 'utf8' || charset === 'us-ascii') return;
  throw new ProblemError({
    status: 415,
    type: 'unsupported-charset',
    title: 'The encoding of the body is not supported',
    detail: `JSON is taken in UTF-8 only, not in ${charset}. Convert the body, or correct the charset.`,
  });
}

function refuseContentEncoding(request: FastifyRequest): void {
  const encoding = request.headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return;
  throw new ProblemError({
    status: 415,
    type: 'unsupported-content-encoding',
    detail: 'Compressed bodies are not taken. Send it without Content-Encoding.',
    headers: { 'accept-encoding': 'identity' },
  });
}

function unsupported(mediaType: string, accepted: readonly string[]): ProblemError {
  const named =
    mediaType === '' ? 'The body has no Content-Type' : `${mediaType} is not taken here`;
  return new ProblemError({
    status: 415,
    type: 'unsupported-media-type',
    detail: `${named}. Send ${accepted.join(' or ')}.`,
    extra: { accepted },
    headers: { accept: accepted.join(', ') },
  });
}

function contentTypeOf(request: FastifyRequest): { mediaType: string; charset?: string } {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').split(';');
  const mediaType = type.trim().toLowerCase();
  const named = parameters.map((text) => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/i.exec(text)?.[1]);
  const charset = named.find((name) => name !== undefined)?.toLowerCase();
  return charset === undefined ? { mediaType } : { mediaType, charset };
}

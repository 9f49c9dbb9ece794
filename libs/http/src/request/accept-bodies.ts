import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError, documentOf } from '../problem/problem-error.js';
import { awaitsGoAhead, closeGently } from '../service/close-gently.js';
import { contentTypeOf, signedAt, type SignedBodies } from './body-by-headers.js';
import { StandStill } from './body-pace.js';
import { parseJsonBody } from './json-body.js';
import { receiveBody, tooSlow, type Receiving } from './receive-body.js';
import { securityHeaderLines } from '../service/security-headers.js';

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

export class StreamedBody implements RawBodyStream {
  constructor(
    readonly stream: Readable,
    readonly mediaType: string,
    readonly charset: string | undefined,
  ) {}
}

/** A body of JSON, as the bytes that arrived. Nothing was looked at but their number. */
export class SignedBody {
  constructor(readonly bytes: Buffer) {}
}

/** A request as it is signed. */
export interface SentRequest {
  readonly bytes: Buffer;
  /** The value of a header that came once; undefined where it is missing or came more often. */
  readonly header: (name: string) => string | undefined;
}

/** A parameter of a handler under a {@link SignedBodies} prefix: the {@link SentRequest}. */
export const AsSent = createParamDecorator((_: unknown, context: ExecutionContext): SentRequest => {
  const { body, raw } = context.switchToHttp().getRequest<FastifyRequest>();
  if (body instanceof SignedBody) {
    const { headersDistinct: headers } = raw;
    const header = (name: string) => (headers[name]?.length === 1 ? headers[name][0] : undefined);
    return { bytes: body.bytes, header };
  }
  throw new ProblemError({
    status: 400,
    type: 'missing-body',
    title: 'The body is missing',
    detail: 'This address needs a body of JSON, as it was signed. Send one.',
  });
});

/**
 * Takes the bodies of requests that were let in: JSON whole, anything else as it arrives. Which types
 * are taken where was decided on the headers.
 */
export function acceptBodies(
  fastify: FastifyInstance,
  receiving: Receiving & { readonly signed: readonly SignedBodies[] },
): void {
  fastify.addHook('preParsing', (request, reply, payload, done) => {
    if (awaitsGoAhead(request.raw)) reply.raw.writeContinue();
    done(null, payload);
  });
  fastify.addHook('onSend', (request, _reply, payload, done) => {
    receiving.inFlight.giveBack(request.raw);
    done(null, payload);
  });
  // Once more for those that were answered past the framework.
  fastify.addHook('onResponse', (request, _reply, done) => {
    receiving.inFlight.giveBack(request.raw);
    done();
  });
  fastify.removeAllContentTypeParsers();
  const readJson = async ({ raw, url }: FastifyRequest) => {
    const signed = signedAt(url, receiving);
    if (!signed) return parseJsonBody(await receiveBody(raw, receiving));
    return new SignedBody(await receiveBody(raw, { ...receiving, bodyLimit: signed.limit }));
  };
  // Which of these is taken where was decided on the headers.
  const types = receiving.signed.flatMap((one) => one.types ?? []);
  fastify.addContentTypeParser(['application/json', ...new Set(types)], readJson);
  fastify.addContentTypeParser('*', ({ headers, raw }, _payload, done) => {
    const { mediaType, charset } = contentTypeOf(headers);
    cutWhenStill(raw, receiving);
    done(null, new StreamedBody(raw, mediaType, charset));
  });
}

/** Who reads the stream cannot tell a client that has gone silent from one that is slow. */
function cutWhenStill(request: IncomingMessage, { pace, watched }: Receiving): void {
  const still = new StandStill();
  const { socket } = request;
  const end = watched.watch((now, elapsed) => {
    if (request.complete) return true;
    const seen = { received: socket.bytesRead, unread: request.readableLength, now };
    if (!still.isOver(seen, elapsed, pace)) return false;
    const body = JSON.stringify(documentOf(tooSlow().problem));
    socket.write(
      `HTTP/1.1 408 Request Timeout\r\n${securityHeaderLines}content-type: application/problem+json\r\n` +
        `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    );
    closeGently(socket);
    return true;
  });
  request.once('close', end);
}

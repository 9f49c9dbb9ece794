import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { closeGently, leaveUnread } from './close-gently.js';
import { securityHeaderLines, securityHeaders } from './security-headers.js';
import { documentOf, type Problem } from '../problem/problem-error.js';

/** Answers what no route is looked up for: a path with broken percent-encoding or too long a part. */
export function answerUnroutable(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const tooLong = error.statusCode === 414;
  const problem: Problem = {
    status: tooLong ? 414 : 400,
    type: 'malformed-address',
    detail: tooLong
      ? 'A part of the path is too long for an id. Correct the address.'
      : 'The path is not percent-encoded UTF-8. Correct the address.',
  };
  if (leaveUnread(request.raw)) void reply.header('connection', 'close');
  void reply
    .code(problem.status)
    .headers({ ...securityHeaders, 'content-type': 'application/problem+json' })
    .send(JSON.stringify(documentOf(problem)));
}

interface BrokenRequest extends NodeJS.ErrnoException {
  /** What could not be parsed. */
  readonly rawPacket?: unknown;
}

const requestLine = /^[\w!#$%&'*+.^`|~-]+ \S+ HTTP\/1\.[01]\r?\n/;

/** Answers bytes that are no HTTP request, and closes the connection. */
export function answerBrokenRequest(error: BrokenRequest, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = brokenRequest(error);
  const body = JSON.stringify(documentOf(problem));
  socket.write(
    `HTTP/1.1 ${problem.status} ${problem.title}\r\n` +
      `${securityHeaderLines}content-type: application/problem+json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
  closeGently(socket);
}

function brokenRequest({ code, rawPacket }: BrokenRequest): Problem & { title: string } {
  const isRequest = Buffer.isBuffer(rawPacket) && requestLine.test(rawPacket.toString('latin1'));
  switch (isRequest || code !== 'HPE_INVALID_METHOD' ? code : undefined) {
    case 'HPE_HEADER_OVERFLOW':
      return {
        status: 431,
        type: 'headers-too-large',
        title: 'Request Header Fields Too Large',
        detail: 'The headers are too large: 16 KB at most. Send fewer or shorter ones.',
      };
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return {
        status: 408,
        type: 'headers-too-slow',
        title: 'Request Timeout',
        detail: 'The headers took too long to arrive. Send the request again.',
      };
    case 'HPE_INVALID_METHOD':
      return {
        status: 501,
        title: 'Not Implemented',
        type: 'unknown-method',
        detail: 'No such method is known here. Use GET, POST, PUT, PATCH or DELETE.',
      };
    default:
      return {
        status: 400,
        type: 'malformed-request',
        title: 'Bad Request',
        detail: 'This is not an HTTP/1.1 request that can be read. Correct the client.',
      };
  }
}

/** `Expect: 100-continue` is answered once the request is let in; any other expectation never is. */
export function goAheadLater(server: Server): void {
  server.on('checkContinue', (request, response) => server.emit('request', request, response));
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    const problem = {
      status: 417,
      type: 'unknown-expectation',
      detail: 'Only 100-continue is understood in Expect. Send the request without it.',
    };
    const headers = { ...securityHeaders, 'content-type': 'application/problem+json' };
    const close = leaveUnread(request) ? { connection: 'close' } : {};
    response
      .writeHead(problem.status, { ...headers, ...close })
      .end(JSON.stringify(documentOf(problem)));
  });
}

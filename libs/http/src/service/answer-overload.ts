import type { IncomingMessage, ServerResponse } from 'node:http';
import { documentOf } from '../problem/problem-error.js';
import { leaveUnread } from './close-gently.js';
import { securityHeaders } from './security-headers.js';

/** When who was refused may come again. */
export const retryAfterSeconds = 1;

const body = JSON.stringify(
  documentOf({
    status: 503,
    type: 'overloaded',
    title: 'The service is overloaded',
    detail:
      'More requests are in progress than can be served in a short time. Nothing was changed; send it again in a second.',
  }),
);

const headers = Object.entries({
  ...securityHeaders,
  'content-type': 'application/problem+json',
  'content-length': String(body.length),
  'retry-after': String(retryAfterSeconds),
}).flat();
const lastHeaders = [...headers, 'connection', 'close'];

/**
 * Answers 503 as cheaply as can be: under overload this is most of what there is to do. The body is
 * ASCII text, which Node writes together with the headers.
 */
export function answerOverload(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, leaveUnread(request) ? lastHeaders : headers);
  response.end(request.method === 'HEAD' ? undefined : body, 'latin1');
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { documentOf } from '../problem/problem-error.js';
import { leaveUnread } from './close-gently.js';
import { securityHeaders } from './security-headers.js';

/** When who was refused may come again. */
export const retryAfterSeconds = 1;

/** All are too much for the service (503), or this caller is for the others (429). */
export type Refusal = 429 | 503;

const answers = {
  503: answerOf({
    status: 503,
    type: 'overloaded',
    title: 'The service is overloaded',
    detail:
      'More requests are in progress than can be served in a short time. Nothing was changed; send it again in a second.',
  }),
  429: answerOf({
    status: 429,
    type: 'too-many-requests',
    title: 'Too many requests from this caller',
    detail:
      'You send more than your share while others are waiting, or more than one caller may. Nothing was changed; send it again in a second, and fewer at once.',
  }),
};

/**
 * Refuses as cheaply as can be: under overload this is most of what there is to do. The body is ASCII
 * text, which Node writes together with the headers.
 */
export function answerOverload(
  refusal: Refusal,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { headers, lastHeaders, body } = answers[refusal];
  response.writeHead(refusal, leaveUnread(request) ? lastHeaders : headers);
  response.end(request.method === 'HEAD' ? undefined : body, 'latin1');
}

function answerOf(problem: Parameters<typeof documentOf>[0]) {
  const body = JSON.stringify(documentOf(problem));
  const headers = Object.entries({
    ...securityHeaders,
    'content-type': 'application/problem+json',
    'content-length': String(body.length),
    'retry-after': String(retryAfterSeconds),
  }).flat();
  return { body, headers, lastHeaders: [...headers, 'connection', 'close'] };
}

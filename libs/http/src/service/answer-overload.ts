import type { IncomingMessage, ServerResponse } from 'node:http';
import { documentOf } from '../problem/problem-error.js';
import { leaveUnread } from './close-gently.js';
import { securityHeaders } from './security-headers.js';

const body = Buffer.from(
  JSON.stringify(
    documentOf({
      status: 503,
      type: 'overloaded',
      title: 'The service has more to do than it can do soon',
      detail:
        'More is in hand here than can be done in a short time. Nothing was changed; send it again in a second.',
    }),
  ),
);

const headers = {
  ...securityHeaders,
  'content-type': 'application/problem+json',
  'content-length': body.length,
  'retry-after': '1',
};

/** Answers 503 as cheaply as can be: under overload this is most of what there is to do. */
export function answerOverload(request: IncomingMessage, response: ServerResponse): void {
  const close = leaveUnread(request) ? { connection: 'close' } : undefined;
  response.writeHead(503, close ? { ...headers, ...close } : headers);
  response.end(request.method === 'HEAD' ? undefined : body);
}

import type { FastifyInstance } from 'fastify';
import { answerProblem, pathOf } from '../problem/answer-problem.js';
import { leaveUnread } from './close-gently.js';
import { docsPolicy, isOfDocs, isServedByDocs } from '../openapi/docs-files.js';

/** On every answer: it is what it says to be, is kept by nobody, and shown within no other page. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** The same as lines of an answer that is written by hand. */
export const securityHeaderLines = Object.entries(securityHeaders)
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join('');

/** Puts them on all that Fastify answers; of the docs' folder only what the page needs is served. */
export function sendSecurityHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(securityHeaders);
    const path = pathOf(request);
    if (isOfDocs(path)) {
      void reply.header('content-security-policy', docsPolicy);
      if (!isServedByDocs(path)) {
        if (leaveUnread(request.raw)) void reply.header('connection', 'close');
        const detail = 'Nothing is served here. See /docs for what is.';
        answerProblem(request, reply, { status: 404, type: 'no-such-address', detail });
        return;
      }
    }
    done();
  });
  // What serves the files of the docs has its own mind about how long they are kept.
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (isOfDocs(pathOf(request))) {
      void reply.header('cache-control', securityHeaders['cache-control']);
    }
    done(null, payload);
  });
}

import { currentTraceId } from '@smarketing/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { documentOf, type Problem } from './problem-error.js';

/** Sends the problem as the answer of the request, unless that has been answered already. */
export function answerProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem,
): void {
  if (reply.sent) return;
  void reply
    .code(problem.status)
    .headers({ ...problem.headers, 'content-type': 'application/problem+json' })
    .send(
      JSON.stringify(documentOf(problem, { instance: pathOf(request), traceId: currentTraceId() })),
    );
}

/** Of the request, without its query. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0]!;
}

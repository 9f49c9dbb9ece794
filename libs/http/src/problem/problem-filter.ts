import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { currentTraceId, logger } from '@smarketing/ops';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { documentOf, type Problem } from './problem-error.js';
import { problemOf } from './problem-of.js';

/** Every error that leaves a handler, guard, pipe or parser becomes a problem document here. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly limits: { readonly bodyBytes: number },
    private readonly methodsAt: (path: string) => readonly string[],
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = this.sharpen(problemOf(error), request);
    if (request.raw.destroyed && !request.raw.complete) {
      logger.debug({ path: pathOf(request) }, 'The client broke off the request.');
      return;
    }
    log(error, problem, request);
    if (reply.sent) return;
    void reply
      .code(problem.status)
      .headers({ ...problem.headers, 'content-type': 'application/problem+json' })
      .send(
        JSON.stringify(
          documentOf(problem, { instance: pathOf(request), traceId: currentTraceId() }),
        ),
      );
  }

  /** What the framework says of a request in general, said of this one. */
  private sharpen(problem: Problem, request: FastifyRequest): Problem {
    const stated = problem.type === undefined;
    if (stated && problem.status === 413) {
      const { bodyBytes } = this.limits;
      return {
        status: 413,
        type: 'body-too-large',
        title: 'The body is too large',
        detail: `The body may hold ${bodyBytes} bytes at most. Send less at a time.`,
        extra: { limit: bodyBytes },
      };
    }
    if (stated && problem.status === 415) {
      return {
        status: 415,
        type: 'unsupported-media-type',
        detail: 'The Content-Type is no media type. Send application/json.',
      };
    }
    if (!stated || problem.status !== 404 || !request.is404) return problem;
    const path = pathOf(request);
    const methods = this.methodsAt(path);
    return methods.length === 0
      ? {
          status: 404,
          type: 'no-such-address',
          detail: `Nothing is served at ${path}. See /docs for what is.`,
        }
      : {
          status: 405,
          type: 'method-not-allowed',
          detail: `${request.method} is not served at ${path}. Use ${methods.join(' or ')}.`,
          headers: { allow: methods.join(', ') },
        };
  }
}

function log(error: unknown, problem: Problem, request: FastifyRequest): void {
  const fields = {
    status: problem.status,
    method: request.method,
    route: request.routeOptions.url,
  };
  if (problem.status === 503) logger.warn({ ...fields, err: error }, 'Answered 503.');
  else if (problem.status >= 500) logger.error({ ...fields, err: error }, 'A request has failed.');
  else logger.debug({ ...fields, type: problem.type }, 'A request was refused.');
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0]!;
}

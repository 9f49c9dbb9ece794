import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { logger } from '@smarketing/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerProblem, pathOf } from './answer-problem.js';
import type { Problem } from './problem-error.js';
import { problemOf } from './problem-of.js';

/** Every error that leaves a handler, guard, pipe or parser becomes a problem document here. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = sharpened(problemOf(error));
    if (request.raw.destroyed && !request.raw.complete) {
      logger.debug({ path: pathOf(request) }, 'The client aborted the request.');
    } else {
      log(error, problem, request);
    }
    answerProblem(request, reply, problem);
  }
}

/** What the framework says of a request in general, said so that it helps. */
function sharpened(problem: Problem): Problem {
  if (problem.type !== undefined || problem.status !== 415) return problem;
  return {
    status: 415,
    type: 'unsupported-media-type',
    detail: 'The Content-Type is not a media type. Send application/json.',
  };
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

import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { ProblemError } from '../problem/problem-error.js';

/** What a handler reads of a request. */
interface Reads {
  readonly body: boolean;
  /** Undefined: a class says which parameters there are, and the validation holds it to that. */
  readonly query: readonly string[] | undefined;
}

const mostFaults = 100;

/**
 * Refuses what no handler would notice: parameters in the query of a route that has none (422), a query
 * that is not percent-encoded UTF-8, and a request without the body that its route needs (400).
 */
@Injectable()
export class RefuseUnasked implements NestInterceptor {
  private readonly reads = new WeakMap<object, Reads>();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() === 'http') {
      const { body, query } = this.readsOf(context);
      const request = context.switchToHttp().getRequest<FastifyRequest>();
      refuseBrokenQuery(request.url);
      if (query) refuseOthers(request.query as object, query);
      if (body && request.body === undefined) throw missingBody();
    }
    return next.handle();
  }

  private readsOf(context: ExecutionContext): Reads {
    const handler = context.getHandler();
    const known = this.reads.get(handler);
    if (known) return known;
    const described = (Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), handler.name) ??
      {}) as Record<string, { readonly data?: unknown }>;
    const of = (kind: RouteParamtypes) =>
      Object.entries(described)
        .filter(([key]) => key.startsWith(`${kind}:`))
        .map(([, { data }]) => data);
    const names = of(RouteParamtypes.QUERY);
    const reads: Reads = {
      body: of(RouteParamtypes.BODY).length > 0,
      query: names.every((name) => typeof name === 'string') ? names : undefined,
    };
    this.reads.set(handler, reads);
    return reads;
  }
}

function refuseBrokenQuery(url: string): void {
  const from = url.indexOf('?');
  if (from < 0 || !url.includes('%', from)) return;
  try {
    decodeURIComponent(url.slice(from));
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw new ProblemError({
      status: 400,
      type: 'malformed-address',
      detail: 'The query is not percent-encoded UTF-8. Correct the address.',
    });
  }
}

function refuseOthers(query: object, known: readonly string[]): void {
  const others = Object.keys(query).filter((name) => !known.includes(name));
  if (others.length === 0) return;
  const allowed = known.length === 0 ? 'it takes none' : `known are ${known.join(', ')}`;
  const errors = others.slice(0, mostFaults).map((name) => ({
    parameter: name.length > 200 ? `${name.slice(0, 200)}…` : name,
    detail: `is not a parameter here; ${allowed}`,
  }));
  const more = others.length > 1 ? ` and ${others.length - 1} more, see errors` : '';
  throw new ProblemError({
    status: 422,
    type: 'invalid-request',
    title: 'The request is not valid',
    detail: `${errors[0]!.parameter}: ${errors[0]!.detail}${more}.`,
    errors,
  });
}

function missingBody(): ProblemError {
  return new ProblemError({
    status: 400,
    type: 'missing-body',
    title: 'The body is missing',
    detail: 'This address needs a JSON object as its body, {} at least. Send one.',
  });
}

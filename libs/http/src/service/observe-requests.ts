import {
  currentTraceparent,
  isTraceparent,
  logger,
  noteLead,
  oneMetric,
  recordSpan,
  runInTrace,
} from '@smarketing/observability';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Histogram } from 'prom-client';
import { validate as isUuid } from 'uuid';

/** A UUID or 32 hex digits: other text may name a person, and it goes into the header of events. */
const correlation = /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

function durations(): Histogram {
  return oneMetric(
    'http_request_duration_seconds',
    (name) =>
      new Histogram({
        name,
        help: 'Time from the arrival of a request to the end of its answer.',
        labelNames: ['method', 'route', 'status'],
        buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
      }),
  );
}

/**
 * Puts every request into a trace (`traceparent` in and out), measures it, logs it at debug. Log lines of
 * a request whose address names a lead carry its id.
 */
export function observeRequests(fastify: FastifyInstance): void {
  const histogram = durations();
  fastify.addHook('onRequest', (request, reply, done) => {
    const parent = request.headers['traceparent'];
    const named = request.headers['x-correlation-id'];
    runInTrace(
      isTraceparent(parent) ? parent : undefined,
      () => {
        void reply.header('traceparent', currentTraceparent());
        done();
      },
      typeof named === 'string' && correlation.test(named) ? named : undefined,
    );
  });
  fastify.addHook('preHandler', (request, _, done) => {
    const { leadId } = request.params as Record<string, string | undefined>;
    if (leadId !== undefined && isUuid(leadId)) noteLead(leadId);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
    };
    histogram.observe(labels, reply.elapsedTime / 1000);
    recordRequest(request, reply);
    logger.debug({ ...labels, milliseconds: Math.round(reply.elapsedTime) }, 'Answered.');
    done();
  });
}

/** The address itself stays out of it: it may hold what somebody searched for. */
function recordRequest(request: FastifyRequest, reply: FastifyReply): void {
  const parent = request.headers['traceparent'];
  const route = request.routeOptions.url ?? 'none';
  const endedAt = Date.now();
  recordSpan({
    name: `${request.method} ${route}`,
    kind: 'server',
    traceparent: String(reply.getHeader('traceparent')),
    parent: isTraceparent(parent) ? parent : undefined,
    startedAt: endedAt - reply.elapsedTime,
    endedAt,
    attributes: {
      'http.request.method': request.method,
      'http.route': route,
      'http.response.status_code': reply.statusCode,
    },
    failed: reply.statusCode >= 500,
  });
}

import { METHOD_METADATA } from '@nestjs/common/constants.js';
import {
  NotAllowedError,
  NotAuthenticatedError,
  accessOf,
  callerOf,
  needsNoToken,
  type Access,
  type AccessGate,
} from '@smarketing/access';
import { logger, noteReason } from '@smarketing/observability';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerProblem, pathOf } from '../problem/answer-problem.js';
import { ProblemError } from '../problem/problem-error.js';
import { problemOf } from '../problem/problem-of.js';
import { SignedBody, StreamedBody } from '../request/accept-bodies.js';
import { checkBodyHeaders, isStreamed, type AcceptedBodies } from '../request/body-by-headers.js';
import type { Refusal } from './answer-overload.js';
import type { CallerRates } from './caller-rates.js';
import { reasonIn } from '../request/reason.js';
import { hasBody, leaveUnread } from './close-gently.js';
import type { KeyedCaller, KeyedGate } from './keyed-gate.js';
import { servedMethods } from './served-methods.js';
import type { Refusals } from './refuse-overload.js';
import type { Entered, Shedding } from './shed-overload.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly access?: Access;
  }
}

export interface Admission {
  readonly bodies: AcceptedBodies;
  readonly shedding: Shedding;
  readonly refusals: Refusals;
  /** By the subject of the token. */
  readonly callers: CallerRates;
  /** By the address of those who send no good token. */
  readonly unknown: CallerRates;
  /** Undefined where the module has no routes that are `@Keyed()`. */
  readonly keyed: () => KeyedGate | undefined;
  /** Undefined where the module has no AccessModule: then only what is public is served. */
  readonly gate: () => AccessGate | undefined;
}

/** Fastify reads no body of these. */
const withoutBody = new Set(['GET', 'HEAD', 'TRACE']);

/**
 * Decides on its headers what becomes of a request, before a byte of its body is read: whether it is
 * served at all (404, 405), who is asking and whether he may (401, 403), whether a body of that kind
 * and length is taken (413, 415), whether they send too many (429), and whether it would be done soon
 * (503). Routes know who may use them from their handler's `@Roles` or `@Public`.
 */
export function admitRequests(fastify: FastifyInstance, admission: Admission): void {
  const methodsAt = servedMethods(fastify);
  fastify.addHook('onRoute', (route) => {
    // What is not a handler of a controller is a page of the docs, which all may read.
    const isHandler = Reflect.hasMetadata(METHOD_METADATA, route.handler);
    const access = isHandler ? accessOf(route.handler) : 'public';
    route.config = { ...route.config, ...(access !== undefined && { access }) };
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.raw.socket.writableEnded) {
      // It came behind a request whose answer was the last of its connection.
      request.raw.socket.destroy();
      void reply.hijack();
      return;
    }
    const isRefused = (error: unknown) => {
      // A token that nobody knows yet may be good: it is looked at, however many from there were not.
      const unknown = error instanceof NotAuthenticatedError;
      if (unknown && isOneTooMany(request, admission))
        refuseOne(request, reply, admission.refusals);
      else refuse(request, reply, error);
    };
    const isLetIn = () => {
      try {
        if (isOneTooMany(request, admission)) return refuseOne(request, reply, admission.refusals);
        const reason = reasonIn(request.headers['x-reason']);
        if (reason !== undefined) noteReason(reason);
        const refusal = letIn(request, reply, admission);
        if (refusal) return shed(refusal, request, reply, admission.refusals);
      } catch (error) {
        return refuse(request, reply, error);
      }
      return done();
    };
    try {
      if (request.is404) throw notServed(request, methodsAt);
      const asked = askWho(request, admission);
      if (asked) asked.then(isLetIn, isRefused);
      else isLetIn();
    } catch (error) {
      isRefused(error);
    }
  });
  weighRows(fastify, admission.refusals);
}

const keyedCallers = new WeakMap<FastifyRequest, KeyedCaller>();

/** By its caller, or where nobody knows who that is by the address that it comes from. */
function isOneTooMany(request: FastifyRequest, { callers, unknown, keyed }: Admission): boolean {
  if (request.routeOptions.config.access === 'keyed') {
    const met = keyed()?.meet(request);
    if (met) keyedCallers.set(request, met);
    if (met) return met.isOneTooMany;
  }
  const caller = callerOf(request);
  const now = performance.now();
  return !(caller ? callers.take(caller.subject, now) : unknown.take(request.ip, now));
}

function askWho(request: FastifyRequest, { gate }: Admission): void | Promise<void> {
  const { access } = request.routeOptions.config;
  if (needsNoToken(access)) return undefined;
  const present = gate();
  if (!present) throw new NotAllowedError([], []);
  return present.admit(request, access);
}

/** How it is refused where there is no room for it. Throws a ProblemError where its body is not taken. */
function letIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { bodies, shedding }: Admission,
): Refusal | undefined {
  const { config } = request.routeOptions;
  const carriesBody = hasBody(request.raw);
  if (carriesBody && withoutBody.has(request.method)) {
    if (leaveUnread(request.raw)) void reply.header('connection', 'close');
  } else if (carriesBody) {
    checkBodyHeaders(request, bodies);
  }
  // A file is read at the pace of who stores it, for as long as that takes.
  if (config.access === 'public' || isStreamed(request, bodies)) return undefined;
  const way = wayOf(request);
  // Who signs, or which page it is, is known only later: until then it is one of those at its address.
  const subject = callerOf(request)?.subject ?? keyedCallers.get(request)?.name ?? request.ip;
  const entered = shedding.enter(way, subject);
  if (!entered) return shedding.isOverShare(way, subject) ? 429 : 503;
  inHand.set(request, entered);
  return undefined;
}

/** For the rate of its caller: the next one may be in time. */
function refuseOne(request: FastifyRequest, reply: FastifyReply, refusals: Refusals): void {
  void reply.hijack();
  const mayRest = !keyedCallers.get(request)?.isShared;
  refusals.refuse({ way: wayOf(request), as: 429 }, request.raw, reply.raw, mayRest);
}

function shed(as: Refusal, request: FastifyRequest, reply: FastifyReply, refusals: Refusals): void {
  void reply.hijack();
  const keyed = keyedCallers.get(request);
  // Who asks for the same at such an address is somebody else.
  if (keyed) refusals.refuse({ way: wayOf(request), as }, request.raw, reply.raw, !keyed.isShared);
  else refusals.refuseAll({ way: wayOf(request), as }, request.raw, reply.raw);
}

function wayOf({ routeOptions: { method, url = '' } }: FastifyRequest): string {
  return `${String(method)} ${url}`;
}

const inHand = new WeakMap<FastifyRequest, Entered>();

/** A batch weighs its rows, which only its body tells; what was let in is left when it is answered. */
function weighRows(fastify: FastifyInstance, refusals: Refusals): void {
  fastify.addHook('preValidation', (request, reply, done) => {
    if (inHand.get(request)?.begin(rowsOf(request.body)) === false) {
      leave(request, 503);
      shed(503, request, reply, refusals);
      return;
    }
    done();
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (leave(request, reply.statusCode)) refusals.roomMade();
    done(null, payload);
  });
}

function leave(request: FastifyRequest, status: number): boolean {
  inHand.get(request)?.leave(status);
  return inHand.delete(request);
}

/** The length of its longest list: of the leads of a batch, or its commands. */
function rowsOf(body: unknown): number {
  if (typeof body !== 'object' || body === null) return 1;
  if (body instanceof StreamedBody || body instanceof SignedBody) return 1;
  const lengths = Object.values(body).map((value) => (Array.isArray(value) ? value.length : 1));
  return Math.max(1, ...lengths);
}

function refuse(request: FastifyRequest, reply: FastifyReply, error: unknown): void {
  const problem = problemOf(error);
  // Those of an overload come by the thousand, and are counted where they arise.
  if (problem.type === 'dependency-unavailable' || problem.status === 500) {
    logger.warn({ err: error, status: problem.status }, 'A request could not be admitted.');
  }
  if (leaveUnread(request.raw)) void reply.header('connection', 'close');
  answerProblem(request, reply, problem);
}

function notServed(
  request: FastifyRequest,
  methodsAt: (path: string) => readonly string[],
): ProblemError {
  const path = pathOf(request);
  const methods = methodsAt(path);
  return new ProblemError(
    methods.length === 0
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
        },
  );
}

import { ParseIntPipe, ParseUUIDPipe, type Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { accessOf, type Access } from '@smarketing/access';
import { readIdempotentRequest } from '../idempotency/idempotency-key.js';
import { readPrecondition, tagAnswer } from '../request/precondition.js';
import { problemsOn, type DocumentedProblem } from '../problem/api-problem.js';

/** What a handler's own decorators say of its route, as far as the API's documents need it. */
export interface DocumentedRoute {
  readonly access: Access | undefined;
  readonly idempotent: boolean;
  /** Whether If-Match is honoured, or has to be there. */
  readonly ifMatch: 'honoured' | 'required' | undefined;
  /** Whether its answer has an ETag. */
  readonly tagged: boolean;
  /** Parameters of the path that are UUIDs, by name. */
  readonly uuids: ReadonlySet<string>;
  /** Whether a parameter of the path is parsed, and refused where it cannot be. */
  readonly parses: boolean;
  readonly problems: readonly DocumentedProblem[];
}

interface Argument {
  readonly data?: unknown;
  readonly pipes?: readonly unknown[];
  readonly factory?: unknown;
}

/** By controller and method, as {@link routeKey} joins them. */
export function documentedRoutes(app: NestFastifyApplication): Map<string, DocumentedRoute> {
  const routes = new Map<string, DocumentedRoute>();
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      const controller = metatype as Type;
      for (const [name, { value }] of Object.entries(methodsOf(controller))) {
        if (typeof value !== 'function' || name === 'constructor') continue;
        routes.set(routeKey(controller.name, name), routeOf(controller, name, value));
      }
    }
  }
  return routes;
}

/** An operation id for as long as the document is being made. */
export function routeKey(controller: string, method: string): string {
  return `${controller}#${method}`;
}

function methodsOf(controller: Type): Record<string, PropertyDescriptor> {
  return Object.getOwnPropertyDescriptors(controller.prototype as object);
}

function routeOf(controller: Type, name: string, handler: object): DocumentedRoute {
  const described = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) as
    | Record<string, Argument>
    | undefined;
  const args = Object.entries(described ?? {});
  const path = args.filter(([key]) => key.startsWith(`${RouteParamtypes.PARAM}:`));
  const parsedBy = (pipe: Type) =>
    path.filter(([, { pipes = [] }]) => pipes.some((one) => one === pipe || one instanceof pipe));
  const made = (by: unknown) => args.find(([, { factory }]) => factory === by)?.[1];
  const ifMatch = made(readPrecondition);
  const uuids = parsedBy(ParseUUIDPipe);
  return {
    access: accessOf(handler),
    idempotent: made(readIdempotentRequest) !== undefined,
    ifMatch: ifMatch && (ifMatch.data === 'required' ? 'required' : 'honoured'),
    tagged: made(tagAnswer) !== undefined,
    uuids: new Set(uuids.map(([, { data }]) => String(data))),
    parses: uuids.length > 0 || parsedBy(ParseIntPipe).length > 0,
    problems: [...problemsOn(handler), ...problemsOn(controller)],
  };
}

import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

export const roles = ['marketing', 'sales', 'revops', 'ops', 'service'] as const;
export type Role = (typeof roles)[number];

/** Who sent the request, as his token says. */
export interface CallerIdentity {
  readonly subject: string;
  readonly roles: readonly Role[];
}

const callers = new WeakMap<object, CallerIdentity>();

/** Remembers who sent a request: for the guard only. */
export function admit(request: object, caller: CallerIdentity): void {
  callers.set(request, caller);
}

/** Who sent the request; undefined where the address is public. */
export function callerOf(request: object): CallerIdentity | undefined {
  return callers.get(request);
}

/** A parameter of a handler: the {@link CallerIdentity}, undefined where the address is public. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<object>()),
);

export function isRole(value: unknown): value is Role {
  return roles.some((role) => role === value);
}

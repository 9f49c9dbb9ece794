import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { noteActor, type Actor } from '@smarketing/observability';

/**
 * Who may do less stands first: where a token has several of the roles that an address is open to, its
 * caller acts in the first of them.
 */
export const roles = ['marketing', 'sales', 'sales-lead', 'revops', 'ops', 'service'] as const;
export type Role = (typeof roles)[number];

/** Who sent the request, as his token says. */
export interface CallerIdentity {
  readonly subject: string;
  readonly roles: readonly Role[];
  /** What stands for the subject on facts. */
  readonly pseudonym: string;
}

const callers = new WeakMap<object, CallerIdentity>();

/**
 * Remembers who sent a request, and in which of the `allowed` roles what follows from it is done. For
 * the gate only, within the trace of the request.
 */
export function admit(request: object, caller: CallerIdentity, allowed: readonly Role[]): void {
  callers.set(request, caller);
  const role = roleOf(caller, allowed);
  if (role) noteActor(actorOf(caller, role));
}

/** The first of the allowed roles that the caller has, in the order of {@link roles}. */
export function roleOf(
  { roles: held }: Pick<CallerIdentity, 'roles'>,
  allowed: readonly Role[],
): Role | undefined {
  return roles.find((role) => allowed.includes(role) && held.includes(role));
}

/** The caller in one of his roles, as histories and facts name him. */
export function actorOf({ subject, pseudonym }: CallerIdentity, role: Role): Actor {
  return { subject, role, pseudonym };
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

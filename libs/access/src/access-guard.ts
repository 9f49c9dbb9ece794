import {
  Inject,
  Injectable,
  SetMetadata,
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { admit, type CallerIdentity, type Role } from './caller.js';
import { NotAllowedError, NotAuthenticatedError } from './refusals.js';

export const TOKEN_VERIFIER = Symbol('smarketing:token-verifier');

/** On handlers and controllers: what {@link Roles} or {@link Public} said. Read by the API docs. */
export const accessMetadata = 'smarketing:access';
export type Access = 'public' | readonly Role[];

/** Opens a handler, or all of a controller, to callers who have one of the roles. */
export function Roles(...allowed: [Role, ...Role[]]): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(accessMetadata, allowed));
}

/** Opens a handler, or all of a controller, to everybody, without a token. */
export function Public(): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(accessMetadata, 'public'));
}

/** Deny by default: a handler that has neither `@Roles` nor `@Public` answers nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(TOKEN_VERIFIER)
    private readonly verify: (token: string) => Promise<CallerIdentity>,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Events come from the bus, which has its own access control; they carry no token.
    if (context.getType() !== 'http') return true;
    const access = this.reflector.getAllAndOverride<Access | undefined>(accessMetadata, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return true;
    if (access === undefined) throw new NotAllowedError([], []);
    const request = context.switchToHttp().getRequest<{ headers: Record<string, unknown> }>();
    const caller = await this.verify(bearerToken(request.headers['authorization']));
    if (!access.some((role) => caller.roles.includes(role))) {
      throw new NotAllowedError(access, caller.roles);
    }
    admit(request, caller, access);
    return true;
  }
}

function bearerToken(header: unknown): string {
  if (typeof header !== 'string' || header.trim() === '') {
    throw new NotAuthenticatedError('missing', 'Send a token: Authorization: Bearer <token>.');
  }
  const [scheme, token, ...rest] = header.trim().split(/ +/);
  if (scheme?.toLowerCase() !== 'bearer' || token === undefined || rest.length > 0) {
    throw new NotAuthenticatedError(
      'malformed',
      'The Authorization header must read: Bearer <token>.',
    );
  }
  return token;
}

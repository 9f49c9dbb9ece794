import { Inject, Injectable } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { admit, type CallerIdentity, type Role } from './caller.js';
import { CheckedTokens } from './checked-tokens.js';
import { NotAllowedError, NotAuthenticatedError, TooManyChecksError } from './refusals.js';

export const TOKEN_VERIFIER = Symbol('smarketing:token-verifier');

/** On handlers: what {@link Roles}, {@link Public}, {@link Signed} or {@link Keyed} said. Read by the gate and by the API docs. */
export const accessMetadata = 'smarketing:access';
export type Access = 'public' | 'signed' | 'keyed' | readonly Role[];

/** Opens a handler, or all of a controller, to callers who have one of the roles. */
export function Roles(...allowed: [Role, ...Role[]]): MethodDecorator & ClassDecorator {
  return opens(allowed);
}

/** Opens a handler, or all of a controller, to everybody, without a token. */
export function Public(): MethodDecorator & ClassDecorator {
  return opens('public');
}

/**
 * Opens a handler, or all of a controller, to machines that hold no token and sign what they send: the
 * handler itself refuses (401) what is not signed as agreed, before it does anything else.
 */
export function Signed(): MethodDecorator & ClassDecorator {
  return opens('signed');
}

/**
 * Opens a handler, or all of a controller, to browsers that hold no token and name a key that everybody can
 * read: the handler itself refuses what has none, comes from elsewhere or is too much.
 */
export function Keyed(): MethodDecorator & ClassDecorator {
  return opens('keyed');
}

/** True where nobody is asked who they are before the handler does. */
export function needsNoToken(access: Access | undefined): access is 'public' | 'signed' | 'keyed' {
  return access === 'public' || access === 'signed' || access === 'keyed';
}

/** Who may call the handler, as a route knows it; undefined: nobody. */
export function accessOf(handler: object): Access | undefined {
  return Reflect.getMetadata(accessMetadata, handler) as Access | undefined;
}

/** A route gets the metadata of its handler and none of the class: so the class says it on each. */
function opens(access: Access): MethodDecorator & ClassDecorator {
  return (target: object, _name?: string | symbol, method?: { value?: unknown }) => {
    if (method) {
      Reflect.defineMetadata(accessMetadata, access, method.value as object);
      return;
    }
    for (const handler of handlersOf(target as { prototype: object })) {
      if (accessOf(handler) === undefined) Reflect.defineMetadata(accessMetadata, access, handler);
    }
  };
}

function handlersOf({ prototype }: { prototype: object }): object[] {
  return Object.values(Object.getOwnPropertyDescriptors(prototype))
    .map(({ value }): unknown => value)
    .filter((value): value is object => typeof value === 'function')
    .filter((method) => Reflect.hasMetadata(METHOD_METADATA, method));
}

/** Of a token, in characters: a longer one is refused before anything is computed over it. */
const longestTokenCharacters = 8_192;
/** Signatures that are checked at once; who comes while so many are is asked to come again. */
const mostChecks = 512;

/** Decides on the headers of a request who is asking and whether he may. */
@Injectable()
export class AccessGate {
  private readonly checked = new CheckedTokens();
  /** By token: thousands of requests that come at once with the same one need one check. */
  private readonly checking = new Map<string, Promise<CallerIdentity>>();

  constructor(
    @Inject(TOKEN_VERIFIER)
    private readonly verify: (token: string) => Promise<CallerIdentity>,
  ) {}

  /**
   * Lets the request in, so that `@Caller` tells who it is from, or throws NotAuthenticatedError,
   * NotAllowedError, KeySetUnavailableError or TooManyChecksError. At once where that can be told
   * without a signature. Deny by default: without `access` it answers nobody.
   */
  admit(
    request: { readonly headers: Readonly<Record<string, unknown>> },
    access: Access | undefined,
  ): void | Promise<void> {
    if (needsNoToken(access)) return undefined;
    if (access === undefined) throw new NotAllowedError([], []);
    const token = bearerToken(request.headers['authorization']);
    const known = this.checked.find(token, Date.now());
    if (known) return letIn(request, access, known);
    return this.check(token).then((caller) => letIn(request, access, caller));
  }

  private check(token: string): Promise<CallerIdentity> {
    const running = this.checking.get(token);
    if (running) return running;
    if (this.checking.size >= mostChecks) throw new TooManyChecksError(this.checking.size);
    const check = this.verified(token).finally(() => this.checking.delete(token));
    this.checking.set(token, check);
    return check;
  }

  private async verified(token: string): Promise<CallerIdentity> {
    const caller = await this.verify(token);
    this.checked.remember(token, caller, Date.now());
    return caller;
  }
}

function letIn(request: object, access: readonly Role[], caller: CallerIdentity): void {
  if (!access.some((role) => caller.roles.includes(role))) {
    throw new NotAllowedError(access, caller.roles);
  }
  admit(request, caller, access);
}

function bearerToken(header: unknown): string {
  if (typeof header !== 'string' || header.trim() === '') {
    throw new NotAuthenticatedError('missing', 'Send a token: Authorization: Bearer <token>.');
  }
  if (header.length > longestTokenCharacters) {
    throw new NotAuthenticatedError(
      'malformed',
      `The token is longer than ${longestTokenCharacters} characters; ask the issuer for a shorter one.`,
    );
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

import { decodeJwt } from 'jose';
import { LRUCache } from 'lru-cache';
import type { CallerIdentity } from './caller.js';

/** How long a checked token is not checked again, in milliseconds: a withdrawn key counts so long. */
const rememberedForMs = 10_000;
const mostTokens = 500;

interface Checked {
  readonly caller: CallerIdentity;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/** Tokens that were found good a moment ago: a signature is not computed for each of their requests. */
export class CheckedTokens {
  private readonly tokens = new LRUCache<string, Checked>({ max: mostTokens });

  /** Only of a token that was just found good. */
  remember(token: string, caller: CallerIdentity, now: number): void {
    const expiresAt = (decodeJwt(token).exp ?? 0) * 1_000;
    this.tokens.set(token, { caller, until: Math.min(expiresAt, now + rememberedForMs) });
  }

  find(token: string, now: number): CallerIdentity | undefined {
    const found = this.tokens.get(token);
    if (found === undefined || now < found.until) return found?.caller;
    this.tokens.delete(token);
    return undefined;
  }
}

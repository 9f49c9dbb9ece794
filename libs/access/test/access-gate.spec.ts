import { Controller, Get } from '@nestjs/common';
import { SignJWT } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  AccessGate,
  NotAllowedError,
  NotAuthenticatedError,
  Public,
  Roles,
  TooManyChecksError,
  accessOf,
  callerOf,
  type CallerIdentity,
} from '../src/index.js';

const secret = new TextEncoder().encode('a secret of at least 32 characters');
const caller: CallerIdentity = { subject: 's', roles: ['sales'], pseudonym: 'p' };

let checks: string[];
let answer: (token: string) => Promise<CallerIdentity>;
let gate: AccessGate;
beforeEach(() => {
  checks = [];
  answer = async () => caller;
  gate = new AccessGate((token) => {
    checks.push(token);
    return answer(token);
  });
});

const tokenOf = (subject: string, expiresIn = '1h') =>
  new SignJWT({ sub: subject })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(expiresIn)
    .sign(secret);
const requestWith = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

describe('the gate', () => {
  it('lets in who has one of the roles, and tells who it is', async () => {
    const request = requestWith(await tokenOf('s'));
    await gate.admit(request, ['marketing', 'sales']);
    expect(callerOf(request)).toEqual(caller);
  });

  it('checks a token once, and lets it in at once after that', async () => {
    const token = await tokenOf('s');
    await gate.admit(requestWith(token), ['sales']);
    expect(gate.admit(requestWith(token), ['sales'])).toBeUndefined();
    expect(() => gate.admit(requestWith(token), ['ops'])).toThrow(NotAllowedError);
    expect(checks).toEqual([token]);
  });

  it('checks a token once for thousands of requests that come at once', async () => {
    const token = await tokenOf('s');
    const asked = Array.from({ length: 5_000 }, async () =>
      gate.admit(requestWith(token), ['sales']),
    );
    await Promise.all(asked);
    expect(checks).toEqual([token]);
  });

  it('checks an expired token again', async () => {
    const token = await tokenOf('s', '0s');
    await gate.admit(requestWith(token), ['sales']);
    await gate.admit(requestWith(token), ['sales']);
    expect(checks).toHaveLength(2);
  });

  it('remembers no token that was refused', async () => {
    const token = await tokenOf('s');
    answer = async () => {
      throw new NotAuthenticatedError('signature', 'No.');
    };
    await expect(gate.admit(requestWith(token), ['sales'])).rejects.toThrow('No.');
    answer = async () => caller;
    await gate.admit(requestWith(token), ['sales']);
    expect(checks).toHaveLength(2);
  });

  it('checks 512 tokens at a time, and lets in those that it knows meanwhile', async () => {
    const known = await tokenOf('known');
    await gate.admit(requestWith(known), ['sales']);
    answer = () => new Promise(() => {});
    const pending = Array.from({ length: 512 }, (_, n) =>
      gate.admit(requestWith(`a.b.${n}`), ['sales']),
    );
    expect(() => gate.admit(requestWith('a.b.c'), ['sales'])).toThrow(TooManyChecksError);
    expect(gate.admit(requestWith(known), ['sales'])).toBeUndefined();
    expect(pending).toHaveLength(512);
  });

  it.each([
    ['no token', {}, 'missing'],
    ['another scheme', { authorization: 'Basic abc' }, 'malformed'],
    ['a token too long', { authorization: `Bearer ${'a'.repeat(9_000)}` }, 'malformed'],
  ])('computes nothing over %s', (_, headers, fault) => {
    expect(() => gate.admit({ headers }, ['sales'])).toThrow(
      expect.objectContaining({ fault }) as Error,
    );
    expect(checks).toEqual([]);
  });

  it('answers nobody where nobody was named, and everybody where all were', () => {
    expect(() => gate.admit({ headers: {} }, undefined)).toThrow(NotAllowedError);
    expect(gate.admit({ headers: {} }, 'public')).toBeUndefined();
    expect(gate.admit({ headers: {} }, 'signed')).toBeUndefined();
  });
});

describe('a decorator', () => {
  @Controller()
  @Roles('ops')
  class Both {
    @Get()
    first() {}

    @Get()
    @Roles('sales')
    second() {}

    @Get()
    @Public()
    third() {}

    notServed() {}
  }

  it('of a class speaks for those of its handlers that do not speak for themselves', () => {
    const { first, second, third, notServed } = Both.prototype;
    expect([first, second, third, notServed].map((handler) => accessOf(handler))).toEqual([
      ['ops'],
      ['sales'],
      'public',
      undefined,
    ]);
  });
});

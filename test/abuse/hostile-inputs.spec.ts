import { request } from 'node:http';
import { connect } from 'node:net';
import { parsePlaybook } from '@smarketing/playbook';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProbe, type Probe } from '../../libs/http/test/probe-service.ts';
import { hostileHeaders } from './hostile-inputs/headers.ts';
import type { HostileInput } from './hostile-inputs/hostile-input.ts';
import { hostileJson } from './hostile-inputs/json.ts';
import { hostilePlaybooks } from './hostile-inputs/playbooks.ts';
import { hostilePathParts, hostileQueries } from './hostile-inputs/queries.ts';
import { longestAllowedTurn, longestTurn } from '@smarketing/testing';

let probe: Probe;
let token: string;
beforeAll(async () => {
  probe = await startProbe();
  token = await probe.issuer.token('marketing');
});
afterAll(() => probe.stop());

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: Buffer;
}

/** The status of the answer; 0 where there is none. */
function statusOf({ method = 'GET', path = '/v1/probes', headers, body }: Sent): Promise<number> {
  return new Promise((resolve) => {
    const all = { authorization: `Bearer ${token}`, ...headers };
    const sent = request(
      probe.service.url + path,
      { method, headers: all, agent: false },
      (answer) => {
        answer.resume();
        answer.on('close', () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.on('error', () => resolve(0));
    sent.end(body);
  });
}

/** A request whose first line Node's own client would not write. */
function statusOfRaw(path: string): Promise<number> {
  const { hostname, port } = new URL(probe.service.url);
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(Number(port), hostname)
      .on('data', (chunk) => (text += chunk.toString('latin1')))
      .on('error', () => resolve(0))
      .on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0)));
    const head = [`GET ${path} HTTP/1.1`, 'host: x', `authorization: Bearer ${token}`];
    socket.write(`${head.join('\r\n')}\r\nconnection: close\r\n\r\n`);
  });
}

/**
 * What came of it. Tried up to three times: garbage collection and a first compilation are no input's
 * doing.
 */
async function withinShortTurns<R>(send: () => R | Promise<R>): Promise<R> {
  let outcome!: R;
  let least = Infinity;
  for (let tries = 0; tries < 3 && least > longestAllowedTurn; tries++) {
    least = Math.min(least, await longestTurn(async () => (outcome = await send())));
  }
  expect(least).toBeLessThanOrEqual(longestAllowedTurn);
  return outcome;
}

/** The harmless input of the list, which all of it are measured beside, is the first. */
function besideHarmless<T>(inputs: readonly HostileInput<T>[]) {
  const hostile = inputs.map((input) => ({ name: input.name, input: input.hostile }));
  return [{ name: 'a harmless one', input: inputs[0]!.harmless }, ...hostile];
}

describe('the event loop is held no longer than is promised', () => {
  it.each(besideHarmless(hostileJson()))('by a body: $name', async ({ input: body }) => {
    const headers = { 'content-type': 'application/json' };
    const status = await withinShortTurns(() => statusOf({ method: 'POST', headers, body }));
    expect(status).toBeOneOf([201, 400, 413, 422]);
  });

  it.each(besideHarmless(hostileQueries()))('by a query: $name', async ({ input: query }) => {
    const status = await withinShortTurns(() => statusOfRaw(`/v1/probes?${query}`));
    expect(status).toBeOneOf([200, 400, 422]);
  });

  it.each(besideHarmless(hostilePathParts()))('by an id: $name', async ({ input: id }) => {
    const status = await withinShortTurns(() => statusOfRaw(`/v1/probes/named/${id}`));
    expect(status).toBeOneOf([200, 400, 404, 414, 422]);
  });

  it.each(besideHarmless(hostileHeaders()))('by headers: $name', async ({ input }) => {
    const headers = { 'content-type': 'application/json', ...input };
    const body = Buffer.from('{"kind":"a"}');
    const status = await withinShortTurns(() => statusOf({ method: 'POST', headers, body }));
    expect(status).toBeOneOf([201, 400, 401, 415, 422]);
  });

  it.each(besideHarmless(hostilePlaybooks()))('by a playbook: $name', async ({ input: text }) => {
    const refusal = await withinShortTurns(() => refusalOf(text));
    expect(refusal).toMatchObject({ name: 'InvalidPlaybookError' });
  });
});

function refusalOf(text: string): unknown {
  try {
    return parsePlaybook(text);
  } catch (error) {
    return error;
  }
}

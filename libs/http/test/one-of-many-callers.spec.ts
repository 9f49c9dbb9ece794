import { afterEach, expect, it } from 'vitest';
import { script, send, startProbe, type Answer, type Probe } from './probe-service.js';

let probe: Probe;
afterEach(() => probe?.stop());

const path = '/v1/probes/held';

async function asking(subject: string): Promise<(method: string, at: string) => Promise<Answer>> {
  const authorization = `Bearer ${await probe.issuer.token('marketing', { subject })}`;
  return (method, at) => send(probe.service.url + at, method, { authorization });
}

function expectTooMany(answer: Answer): void {
  expect(answer).toMatchObject({
    status: 429,
    headers: { 'retry-after': '1', 'content-type': 'application/problem+json' },
    body: { type: 'urn:smarketing:problem:too-many-requests' },
  });
}

it('who sends more than others leave is told so, and nobody else has to wait for it', async () => {
  probe = await startProbe({ inHandAtFirst: 8, expectedWait: 60_000 });
  let release = () => {};
  script.gate = new Promise((resolve) => (release = resolve));
  const hammer = await asking('hammer');
  const other = await asking('other');
  script.held = 0;
  const first = other('POST', path);
  // Alone, a sender is told that there is no room at all: 503.
  await expect.poll(() => script.held).toBe(1);
  const hammered = Array.from({ length: 40 }, () => hammer('POST', path));
  expectTooMany(await Promise.race([first, ...hammered]));
  const others = [first, other('POST', path), other('POST', path)];
  release();
  expect((await Promise.all(others)).map(({ status }) => status)).toEqual([201, 201, 201]);
  const answered = new Set((await Promise.all(hammered)).map(({ status }) => status));
  expect(answered).toEqual(new Set([201, 429]));
  expect((await hammer('POST', path)).status).toBe(201);
});

it('a caller may send so many a second, and others send as many', async () => {
  probe = await startProbe({ callerRate: 5 });
  const hammer = await asking('hammer');
  const other = await asking('other');
  const hammered = await Promise.all(Array.from({ length: 60 }, () => hammer('GET', '/v1/probes')));
  const refused = hammered.filter(({ status }) => status !== 200);
  expect(refused.length).toBeGreaterThan(20);
  refused.forEach(expectTooMany);
  for (let times = 0; times < 5; times += 1) {
    expect((await other('GET', '/v1/probes')).status).toBe(200);
  }
  await expect
    .poll(async () => (await hammer('GET', '/v1/probes')).status, { timeout: 5_000 })
    .toBe(200);
});

it('who sends no good token may send so many a second, and those who do go on', async () => {
  probe = await startProbe({ unknownRate: 5 });
  const known = await asking('known');
  expect((await known('GET', '/v1/probes')).status).toBe(200);
  const strangers = await Promise.all(
    ['Bearer nonsense', undefined].flatMap((authorization) =>
      Array.from({ length: 30 }, () =>
        send(`${probe.service.url}/v1/probes`, 'GET', authorization ? { authorization } : {}),
      ),
    ),
  );
  const refused = strangers.filter(({ status }) => status !== 401);
  expect(refused.length).toBeGreaterThan(20);
  refused.forEach(expectTooMany);
  const open = Array.from({ length: 30 }, () => send(`${probe.service.url}/v1/probes/open`, 'GET'));
  expectTooMany((await Promise.all(open)).at(-1)!);
  const another = await asking('another');
  expect((await another('GET', '/v1/probes')).status).toBe(200);
  expect((await known('GET', '/v1/probes')).status).toBe(200);
});

import { describe, expect, it } from 'vitest';
import { exitCodes } from '../src/exit-codes.js';
import { sentenceOf } from '../src/http/problem.js';
import { ServiceClient } from '../src/http/service-client.js';
import { NotReachableError, RefusedError } from '../src/http/service-errors.js';
import { answer, answeringService, hangUp } from './answering-service.js';

const body = {
  title: 'Fewer students',
  text: 'Half of the leads study.',
  topic: 'scoring',
} as const;

describe('a request', () => {
  it('bears the token and its query', async () => {
    const { client, requests } = await answeringService<'feedback'>([answer(200, { ok: true })]);
    expect(await client.get('/v1/reports/funnel', { query: { by: 'channel' } })).toEqual({
      ok: true,
    });
    const url = '/v1/reports/funnel?by=channel';
    expect(requests).toEqual([{ method: 'GET', url, token: 'Bearer t' }]);
  });

  it('says why, where that was said', async () => {
    let said: unknown;
    const { client } = await answeringService<'feedback'>([
      (request, response) => {
        said = request.headers['x-reason'];
        answer(200, {})(request, response);
      },
    ]);
    const because = { token: 't', patience: 5_000, reason: 'TICKET-1' };
    await new ServiceClient('feedback', client.url, because).post('/v1/suggestions', { body });
    expect(said).toBe('TICKET-1');
  });

  it.each([
    ['a broken connection', hangUp],
    ['429', answer(429, {})],
    ['500', answer(500, {})],
    ['502', answer(502, {})],
    ['503', answer(503, { detail: 'starting' }, { 'retry-after': '1' })],
    ['404 with Retry-After', answer(404, {}, { 'retry-after': '1' })],
    ['409 with Retry-After', answer(409, {}, { 'retry-after': '1' })],
  ])('is repeated after %s', async (_, refusal) => {
    const { client, requests } = await answeringService<'feedback'>([
      refusal,
      refusal,
      answer(200, { n: 3 }),
    ]);
    expect(await client.post('/v1/suggestions', { body })).toEqual({ n: 3 });
    expect(requests).toHaveLength(3);
  });

  it('to an overloaded service comes again no sooner than it was asked to', async () => {
    const overloaded = answer(503, { detail: 'busy' }, { 'retry-after': '1' });
    const { client } = await answeringService<'feedback'>([overloaded, answer(200, {})]);
    const startedAt = performance.now();
    await client.post('/v1/suggestions', { body });
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(990);
  });

  it.each([
    [400, exitCodes.failed],
    [401, exitCodes.refused],
    [403, exitCodes.refused],
    [404, exitCodes.failed],
    [409, exitCodes.failed],
    [422, exitCodes.failed],
  ])('that is answered with %i ends at once with exit code %i', async (status, exitCode) => {
    const { client, requests } = await answeringService<'feedback'>([
      answer(status, { detail: 'No.' }),
    ]);
    const error = await client.get('/v1/streams').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RefusedError);
    expect(error).toMatchObject({ status, exitCode });
    expect((error as Error).message).toContain('feedback: No.');
    expect(requests).toHaveLength(1);
  });

  it('gives up on a service that stays away, and says where it should be', async () => {
    const client = new ServiceClient('feedback', 'http://127.0.0.1:1', {
      token: undefined,
      patience: 200,
    });
    const error = await client.get('/v1/streams').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NotReachableError);
    expect(error).toMatchObject({ exitCode: exitCodes.notReachable });
    expect((error as Error).message).toMatch(/127\.0\.0\.1:1.*npm start/);
  });

  it('for what may be missing takes 404 for an answer, even with Retry-After', async () => {
    const missing = answer(404, {}, { 'retry-after': '1' });
    const { client, requests } = await answeringService<'feedback'>([missing]);
    expect(await client.find('/v1/leads/{id}/timeline', { path: { id: 'l' } })).toBeUndefined();
    expect(requests).toHaveLength(1);
  });

  it('of a list follows the cursors to the end', async () => {
    const { client, requests } = await answeringService<'feedback'>([
      answer(200, { items: [1, 2], next: 'c' }),
      answer(200, { items: [3], next: null }),
    ]);
    const items: unknown[] = [];
    for await (const page of client.pages('/v1/suggestions')) items.push(...page);
    expect(items).toEqual([1, 2, 3]);
    expect(requests.map(({ url }) => url)).toEqual([
      '/v1/suggestions?limit=200',
      '/v1/suggestions?limit=200&cursor=c',
    ]);
  });
});

describe('a problem document', () => {
  it('is told with its faults', () => {
    const errors = [{ pointer: '/leads/0/email', detail: 'is not an e-mail address' }];
    expect(sentenceOf({ detail: 'A field is wrong.', errors })).toBe(
      'A field is wrong.\n  /leads/0/email is not an e-mail address',
    );
  });

  it('with many faults is told by the first five', () => {
    const errors = Array.from({ length: 8 }, (_, index) => ({
      parameter: `p${index}`,
      detail: 'is wrong',
    }));
    expect(sentenceOf({ title: 'Wrong', errors }).split('\n')).toHaveLength(7);
    expect(sentenceOf({ title: 'Wrong', errors })).toMatch(/and 3 more like these$/);
  });

  it('that says nothing is told by its status', () => {
    expect(sentenceOf({ status: 502 })).toBe('The answer was 502.');
  });
});

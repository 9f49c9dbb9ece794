import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestsOf } from '../src/handoff-batch/handoff-command.js';
import { fateOf, sendCommands } from '../src/handoff-batch/send-commands.js';
import { answer, answeringService } from './answering-service.js';

describe('requests', () => {
  it('hold whole leads, in order, and no more commands than allowed', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 60 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 6, max: 40 }), (lengths, most) => {
        const groups = lengths.map((length, index) => ({
          index,
          commands: Array.from({ length }, () => index),
        }));
        const requests = requestsOf(groups, most);
        expect(requests.flat()).toEqual(groups);
        for (const request of requests) {
          const commands = request.flatMap((group) => group.commands);
          expect(commands.length).toBeGreaterThan(0);
          expect(commands.length).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});

describe('the fate of a lead', () => {
  const later = { problem: { detail: 'not here yet', retryAfterSeconds: 1 } };
  const never = { problem: { detail: 'not legal' } };
  it.each([
    [[{ changed: true }, { changed: true }], 'changed'],
    [[{ changed: false }, { changed: true }], 'changed'],
    [[{ changed: false }, { changed: false }], 'unchanged'],
    [[later, never], 'later'],
    [[never, later], { why: 'not legal' }],
  ])('with the results %o is %o', (results, fate) => {
    expect(fateOf(results)).toEqual(fate);
  });
});

describe('commands', () => {
  const said = { leadId: 'l', occurredAt: '2026-01-05T10:00:00.000Z', act: 'accept' } as const;

  it('for a lead that has no rep yet are sent again until it has', async () => {
    const notYet = { problem: { detail: 'no rep yet', retryAfterSeconds: 1 } };
    const { client, requests } = await answeringService([
      answer(200, { results: [{ changed: true }, notYet, { problem: { detail: 'No.' } }] }),
      answer(200, { results: [notYet] }),
      answer(200, { results: [{ changed: false }] }),
    ]);
    const leads = ['a', 'b', 'c'].map((name) => ({ name, commands: [said] }));
    expect(await sendCommands(client, leads, () => undefined)).toEqual({
      changed: 1,
      unchanged: 1,
      refused: [{ name: 'c', why: 'No.' }],
    });
    expect(requests).toHaveLength(3);
  });

  it('of nobody are not sent', async () => {
    const { client, requests } = await answeringService([answer(500, {})]);
    const nobody = [{ name: 'a', commands: [] }];
    expect(await sendCommands(client, nobody, () => undefined)).toEqual({
      changed: 0,
      unchanged: 0,
      refused: [],
    });
    expect(requests).toHaveLength(0);
  });
});

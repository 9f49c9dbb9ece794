import { describe, expect, it } from 'vitest';
import type {
  DeadLetter,
  DeadLetterSheet,
  KeyOutcome,
  Redriven,
} from '../src/dead-letters/dead-letter.js';
import {
  lettersNamed,
  letterNamed,
  operationsOf,
  readLetters,
} from '../src/dead-letters/find-letters.js';
import {
  formatLetters,
  formatOutcomes,
  formatSheet,
  printableKey,
} from '../src/dead-letters/format-letters.js';
import { discardLetter, redriveLetters } from '../src/dead-letters/redrive-letters.js';
import { UsageError } from '../src/exit-codes.js';
import { answer, answeringService, hangUp } from './answering-service.js';

const letter: DeadLetter = {
  id: 'leads:2:1742',
  shard: 2,
  key: '0197b2a4-6f00-7000-8000-000000000001',
  stream: 'leads',
  type: 'smarketing.lead.captured.v1',
  sequence: 1,
  fault: { name: 'TypeError', message: 'No rule for this channel.', attempts: 3 },
  parkedAt: '2026-11-23T10:00:12.000Z',
  successors: 4,
};
const nameless: DeadLetter = {
  ...letter,
  id: 'leads:bulk:5:9',
  key: null,
  type: null,
  sequence: null,
  successors: 0,
};
const applied: Redriven = {
  dryRun: false,
  applied: 5,
  discarded: 0,
  waiting: 0,
  held: 0,
  issued: 7,
  fault: null,
};
const faultyStill: Redriven = {
  ...applied,
  applied: 1,
  waiting: 4,
  fault: { ...letter.fault, id: 'leads:2:1744' },
};
const action = {
  at: '2026-11-23T11:30:00.000Z',
  by: { subject: 'ada' },
  action: 'discard',
  key: letter.key,
  deadLetter: 'leads:2:1742',
  reason: 'sent by mistake',
  outcome: { ...applied, applied: 4, discarded: 1 },
} as const;
const page = (items: readonly unknown[]) => answer(200, { items, next: null });
const missing = answer(404, { detail: 'There is no such dead letter.' });

describe('dead letters read like this', () => {
  it('as a list', () => {
    expect(
      formatLetters([
        { service: 'feedback', deadLetters: [], lastActions: [] },
        { service: 'lead-scoring', deadLetters: [letter, nameless], lastActions: [action] },
      ]),
    ).toMatchInlineSnapshot(`
      "lead-scoring: 2 dead letters
        dead letter     key                                   fact                                 parked  tries  behind it  why
        leads:2:1742    0197b2a4-6f00-7000-8000-000000000001  lead captured #1          2026-11-23 10:00Z      3          4  TypeError: No rule for this channel.
        leads:bulk:5:9  (none)                                no fact that can be read  2026-11-23 10:00Z      3          0  TypeError: No rule for this channel.

      lead-scoring: what was done last
        2026-11-23 11:30Z  discard of leads:2:1742, key 0197b2a4-6f00-7000-8000-000000000001, by ada (sent by mistake): 1 discarded, 4 applied

      \`smarketing dead-letters show SERVICE KEY\` shows one in full; \`redrive\` applies it once its fault is fixed, \`discard\` drops it."
    `);
  });

  it('where there are none', () => {
    expect(
      formatLetters([{ service: 'feedback', deadLetters: [], lastActions: [] }]),
    ).toMatchInlineSnapshot(`"Nothing is parked."`);
  });

  it('as a sheet, with nothing in it that would steer the terminal', () => {
    const record = {
      id: letter.id,
      log: 'leads',
      timestamp: '2026-11-23T10:00:00.000Z',
      headers: { ce_type: letter.type!, ce_sequence: '1' },
      body: '{"leadId":"\u001b[2Jx"}\n',
      fault: letter.fault,
    };
    const sheet: DeadLetterSheet = {
      ...letter,
      records: [record, { ...record, id: 'leads:2:1743', fault: null }],
      actions: [action],
    };
    expect(formatSheet('lead-scoring', sheet)).toMatchInlineSnapshot(`
      "Dead letter leads:2:1742 of lead-scoring
        key 0197b2a4-6f00-7000-8000-000000000001, partition 2, parked 2026-11-23 10:00Z
        lead captured #1
        TypeError: No rule for this channel. (tried 3 times)

      Parked in this order: 5 records, the first 2
        leads:2:1742  2026-11-23 10:00Z  lead captured #1  faulty
        leads:2:1743  2026-11-23 10:00Z  lead captured #1

      leads:2:1742 as it was on the log
        ce_type: smarketing.lead.captured.v1
        ce_sequence: 1
        {"leadId":" [2Jx"} 

      What was done so far
        2026-11-23 11:30Z  discard of leads:2:1742, key 0197b2a4-6f00-7000-8000-000000000001, by ada (sent by mistake): 1 discarded, 4 applied"
    `);
  });

  it('as what became of them', () => {
    const outcomes: KeyOutcome[] = [
      { id: 'leads:2:1742', key: letter.key, outcome: applied },
      { id: 'leads:2:1743', key: 'a key', outcome: faultyStill },
      { id: 'leads:2:1745', key: 'gone', outcome: null },
    ];
    expect(formatOutcomes('lead-scoring', outcomes)).toMatchInlineSnapshot(`
      "lead-scoring: 1 key free again, 6 records applied, 1 still failing, 1 no longer parked
        "a key" (leads:2:1743): 1 applied, 4 still parked, since leads:2:1744 fails: TypeError: No rule for this channel.
      Fix the fault and redrive again, or \`smarketing dead-letters discard\` the record."
    `);
    const dry = [{ ...outcomes[0]!, outcome: { ...applied, dryRun: true } }];
    expect(formatOutcomes('lead-scoring', dry)).toMatchInlineSnapshot(
      `"lead-scoring: 1 key would be free, 5 records would be applied"`,
    );
  });

  it.each([
    [null, '(none)'],
    ['', '""'],
    ['two\nlines', '"two\\nlines"'],
    ['lead-1', 'lead-1'],
    ['x'.repeat(200), `"${'x'.repeat(62)}…`],
  ])('with any key on one line: %j', (key, text) => {
    expect(printableKey(key)).toBe(text);
  });
});

describe('a dead letter is found', () => {
  it('by its key', async () => {
    const { client, requests } = await answeringService([page([letter])]);
    expect(await lettersNamed(client, 'a b&c')).toEqual([letter]);
    expect(requests[0]!.url).toBe('/v1/operations/dead-letters?limit=200&key=a%20b%26c');
  });

  it('by its id, where no key is called so', async () => {
    const { client, requests } = await answeringService([page([]), answer(200, letter)]);
    expect(await letterNamed(client, 'leads:bulk:5:9')).toEqual(letter);
    expect(requests[1]!.url).toBe('/v1/operations/dead-letters/leads%3Abulk%3A5%3A9');
  });

  it('or said to be none, with what to do', async () => {
    const { client } = await answeringService([page([]), missing, page([])]);
    await expect(lettersNamed(client, 'leads:2:1742')).rejects.toThrow(
      '`smarketing dead-letters list feedback` lists them',
    );
    await expect(lettersNamed(client, 'a key')).rejects.toThrow('no dead letter for "a key"');
  });

  it('or must be named by its id, where a key has several', async () => {
    const { client } = await answeringService([page([letter, nameless])]);
    await expect(letterNamed(client, 'a key')).rejects.toThrow(UsageError);
    await expect(letterNamed(client, 'a key')).rejects.toThrow('leads:2:1742, leads:bulk:5:9');
  });

  it('with the token of the role ops', async () => {
    const { client, requests } = await answeringService([page([])]);
    const session = {
      services: { feedback: { url: client.url } },
      tokens: { ops: 'for-ops', revops: 'for-revops' },
      kafkaBrokers: [],
      kafkaNamespace: '',
      kafkaVariables: {},
    };
    await readLetters(operationsOf(session, 'feedback', 1_000));
    expect(requests.map(({ token }) => token)).toEqual(['Bearer for-ops', 'Bearer for-ops']);
  });
});

describe('a redrive', () => {
  const letters = ['leads:0:1', 'leads:0:2', 'leads:0:3'].map((id) => ({ ...letter, id }));

  it('goes key after key, in order, and takes what is gone as done by another', async () => {
    const { client, requests } = await answeringService([
      answer(200, applied),
      missing,
      answer(200, faultyStill),
    ]);
    const told: number[] = [];
    const outcomes = await redriveLetters(client, letters, {
      dryRun: false,
      rate: 1_000,
      onKey: ({ length }) => told.push(length),
    });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([applied, null, faultyStill]);
    expect(told).toEqual([1, 2, 3]);
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual(
      letters.map(({ id }) => `POST /v1/operations/dead-letters/${encodeURIComponent(id)}/redrive`),
    );
  });

  it('is no faster than asked for', async () => {
    const { client } = await answeringService([answer(200, applied)]);
    const startedAt = performance.now();
    const order = { dryRun: true, rate: 10, onKey: () => undefined };
    await redriveLetters(client, letters, order);
    expect(performance.now() - startedAt).toBeGreaterThan(195);
  });

  it('goes on where the connection was lost', async () => {
    const { client, requests } = await answeringService([hangUp, answer(200, applied)]);
    const order = { dryRun: false, rate: 1_000, onKey: () => undefined };
    const [outcome] = await redriveLetters(client, letters.slice(0, 1), order);
    expect([outcome?.outcome, requests.length]).toEqual([applied, 2]);
  });

  it('ends where the service refuses, and says why', async () => {
    const { client } = await answeringService([answer(403, { detail: 'Needs the role ops.' })]);
    const order = { dryRun: false, rate: 1_000, onKey: () => undefined };
    await expect(redriveLetters(client, letters, order)).rejects.toThrow('Needs the role ops.');
  });
});

it('a discard names the record and the reason', async () => {
  const { client, requests } = await answeringService([answer(200, applied)]);
  const order = { reason: 'sent by mistake', dryRun: false };
  expect(await discardLetter(client, letter.id, order)).toEqual(applied);
  expect(requests[0]).toMatchObject({
    method: 'POST',
    url: '/v1/operations/dead-letters/leads%3A2%3A1742/discard',
  });
});

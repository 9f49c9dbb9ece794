import { type RunningService } from '@smarketing/service-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImport, runIntake, type UploadBody, upload } from './running-intake.js';

let intake: RunningService;

beforeAll(async () => {
  intake = await runIntake();
});

afterAll(async () => {
  await intake?.stop();
});

interface Given {
  mapping: object;
  file: UploadBody;
  format?: 'csv' | 'ndjson';
}

/** Imports a file; answers its counts, or the refusal, and what is wrong with which rows. */
async function importOf({ mapping, file, format = 'csv' }: Given) {
  const importId = await createImport(intake, mapping, format);
  const type = format === 'csv' ? 'text/csv' : 'application/x-ndjson';
  const { status, body } = await upload(intake, importId, file, { type });
  const errors = (await intake.get(`/v1/imports/${importId}/errors`)).body.items;
  return { status, body, errors };
}

const firstNameOf = async (email: string) => {
  const { body } = await intake.post('/v1/leads', { contact: { email } });
  const { body: card } = await intake.get(`/v1/leads/${body.leadId}/contact`);
  return [body.created, card.contact?.firstName ?? card.firstName];
};

const people = { columns: { email: 'email', firstName: 'firstName' } };

describe('the last cells of rows', () => {
  it.each([
    [
      'that are missing are blank',
      'email,firstName,note\nida@a.example,Ida,\njon@a.example,Jon\nkai@a.example,Kai,"rang, twice"',
      3,
    ],
    [
      'that are empty and have no name are nothing',
      'email,firstName,note,,\nida@b.example,Ida,,,\njon@b.example,Jon,,,\nkai@b.example,Kai,"rang, twice",,',
      3,
    ],
    ['that the header does not have are nothing', 'email,firstName\nmia@d.example,Mia,', 1],
    ['may all be missing but one', 'email,firstName\nnils@e.example', 1],
  ])('%s', async (_, file, created) => {
    const { body, errors } = await importOf({ mapping: people, file });
    expect([body, errors]).toMatchObject([{ rows: created, created, failed: 0 }, []]);
  });

  it('cost their row alone where a value stands under no name', async () => {
    const file =
      'email,firstName,note,,\nida@c.example,Ida,,,\nlea@c.example,Lea,x,,gone\njon@c.example,Jon,,,';
    const { body, errors } = await importOf({ mapping: people, file });
    expect(body).toMatchObject({ rows: 3, created: 2, failed: 1 });
    expect(errors).toEqual([
      { row: 2, line: 3, column: null, why: expect.stringMatching(/value in column 5.*no name/) },
    ]);
    expect(await firstNameOf('ida@c.example')).toEqual([false, 'Ida']);
  });
});

it('rows of delimiters and blanks only are none, and later errors keep their lines', async () => {
  const mapping = { ...people, delimiter: ';' };
  const file = 'email;firstName\nola@f.example;Ola\n;\n ; \n"";"\t"\r\nper@f.example;Per\nnobody;X';
  const { body, errors } = await importOf({ mapping, file });
  expect(body).toMatchObject({ rows: 3, created: 2, failed: 1 });
  expect(errors).toMatchObject([{ row: 3, line: 7, column: 'email' }]);
});

it('lines that end with a carriage return alone are lines', async () => {
  const file = 'email,firstName\rola@g.example,Ola\rper@g.example,Per';
  expect((await importOf({ mapping: people, file })).body).toMatchObject({ rows: 2, created: 2 });
});

it('a time without a day is an error of its column', async () => {
  const seen = ['09:15', '20', '20:00:00Z', '0915', '24', '45292', 'T10:00', '12/24', '--03-01'];
  const rows = [...seen, '2026-03-01'].map((text, n) => `seen${n}@h.example,${text}`);
  const mapping = { columns: { mail: 'email', seen: 'occurredAt' } };
  const { body, errors } = await importOf({ mapping, file: ['mail,seen', ...rows].join('\n') });
  expect(body).toMatchObject({ rows: 10, created: 1, failed: 9 });
  expect(errors).toEqual(
    seen.map((_, n) => ({
      row: n + 1,
      line: n + 2,
      column: 'seen',
      why: expect.stringMatching(/^is not a date/),
    })),
  );
});

describe('numbers of a JSON file', () => {
  const mapping = {
    columns: { id: 'externalId', mail: 'email' },
    constants: { externalSystem: 'numbers' },
  };
  const ids = [
    '9007199254740993',
    '9007199254740992',
    '12345678901234567890',
    '12345678901234567891',
    '1.10',
    '1.1',
    '1e3',
    '1000',
    '-0',
    '0',
  ];

  it('are ids as they are written, each with a lead of its own', async () => {
    const rows = ids.map((id, n) => `{"id":${id},"mail":"number${n}@i.example"}`);
    const file = rows.join('\n');
    const { body } = await importOf({ mapping, file, format: 'ndjson' });
    expect(body).toMatchObject({ rows: ids.length, created: ids.length, matched: 0, failed: 0 });
    const found = await intake.post('/v1/leads/resolve', { system: 'numbers', ids });
    const leads = ids.map((id) => found.body.leads[id]);
    expect(new Set(leads).size).toBe(ids.length);
    expect(leads).not.toContain(undefined);
    const { body: card } = await intake.get(`/v1/leads/${leads[0]}/contact`);
    expect(JSON.stringify(card)).toContain('"9007199254740993"');
    expect(JSON.stringify(card)).toContain('number0@i.example');
  });

  it('are refused as ids in a request, which has them as text', async () => {
    const body = '{"external":{"system":"numbers","id":9007199254740993}}';
    const refused = await intake.request('POST', '/v1/leads', body);
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toContainEqual({
      pointer: '/external/id',
      detail: expect.stringMatching(/must be a (text|string)/),
    });
  });
});

describe('text that is not well-formed', () => {
  it('costs its row: no two ids become one lead', async () => {
    const mapping = {
      columns: { id: 'externalId' },
      constants: { externalSystem: 'surrogates' },
    };
    const file = String.raw`{"id":"\ud800"}
{"id":"\udbff"}
{"id":"\ud83d\ude00"}`;
    const { body, errors } = await importOf({ mapping, file, format: 'ndjson' });
    expect(body).toMatchObject({ rows: 3, created: 1, failed: 2 });
    expect(errors[0]).toMatchObject({ column: 'id', why: 'is not well-formed Unicode text' });
  });
});

import { LeadCaptured } from '@smarketing/contracts';
import { type RunningService } from '@smarketing/service-testing';
import { LogProbe, eventually } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hangingAfter } from './hanging-upload.js';
import { createImport, placesOf, runIntake, type UploadBody, upload } from './running-intake.js';

let intake: RunningService;

beforeAll(async () => {
  intake = await runIntake();
});

afterAll(async () => {
  await intake?.stop();
});

const columns = {
  id: 'externalId',
  mail: 'email',
  seen: 'occurredAt',
  origin: 'channel',
  land: 'profile.country',
};

function mapping(system: string) {
  return {
    columns,
    dates: { occurredAt: 'yyyy-MM-dd' },
    zone: 'UTC',
    constants: { externalSystem: system },
    blank: { channel: '(none)' },
  };
}

const header = 'id,mail,seen,origin,land';
const rowOf = (n: number, system = 'own') =>
  `id-${n},person.geheim${n}@firma-${system}.example,2026-01-${String((n % 28) + 1).padStart(2, '0')},${n % 3 ? 'social' : ''},DE`;

function fileOf(
  rows: number,
  system: string,
  replaced: ReadonlyMap<number, string> = new Map(),
): string {
  const lines = Array.from({ length: rows }, (_, i) => replaced.get(i + 1) ?? rowOf(i + 1, system));
  return [header, ...lines].join('\n');
}

const statusOf = async (importId: string) => (await intake.get(`/v1/imports/${importId}`)).body;
const leadsOf = (system: string) =>
  intake.db.collection('leads').countDocuments({ externalSystems: system });

describe('an import', () => {
  it('of 10,000 rows with 37 broken ones keeps 9,963 and reports 37 precisely', async () => {
    const faults: [string, string | null, RegExp][] = [
      ['six,,2026-01-01,social,DE,columns', null, /value in column 6.*no name/],
      ['x,geheim@@x,2026-01-01,social,DE', 'mail', /not an e-mail address/],
      ['x,,01.02.2026,social,DE', 'seen', /not a date in the format yyyy-MM-dd/],
      ['x,,2026-01-01,social,Germany', 'land', /two-letter/],
      ['x,,2026-01-01,social,XX', 'land', /country|code/],
      ['"x,geheim@x.org,2026-01-01,social,DE', null, /never closed/],
      ['x,ge"heim,2026-01-01,social,DE', null, /quote within field 2/],
      [',,2026-01-01,social,DE', 'mail', /no external id/],
    ];
    const broken = new Map(
      Array.from({ length: 37 }, (_, i) => [7 + i * 269, faults[i % faults.length]![0]]),
    );
    const importId = await createImport(intake, mapping('ten'));
    const answer = await upload(intake, importId, fileOf(10_000, 'ten', broken));
    expect([answer.status, answer.body]).toMatchObject([
      200,
      { state: 'completed', rows: 10_000, created: 9_963, matched: 0, unchanged: 0, failed: 37 },
    ]);
    expect(await leadsOf('ten')).toBe(9_963);

    const first = await intake.get(`/v1/imports/${importId}/errors?limit=20`);
    const second = await intake.get(`/v1/imports/${importId}/errors?cursor=${first.body.next}`);
    const errors = [...first.body.items, ...second.body.items];
    expect(second.body.next).toBeNull();
    expect(errors.map(({ row, line }) => [row, line])).toEqual(
      [...broken.keys()].map((row) => [row, row + 1]),
    );
    errors.forEach(({ column, why }, i) => {
      expect(column).toBe(faults[i % faults.length]![1]);
      expect(why).toMatch(faults[i % faults.length]![2]);
    });
    expect(JSON.stringify(errors)).not.toContain('geheim');
  });

  it('of the same file again, under another import, changes nothing', async () => {
    const file = fileOf(1_200, 'again');
    const first = await upload(intake, await createImport(intake, mapping('again')), file);
    const again = await upload(intake, await createImport(intake, mapping('again')), file);
    expect(first.body).toMatchObject({ created: 1_200 });
    expect(again.body).toMatchObject({ rows: 1_200, created: 0, matched: 0, unchanged: 1_200 });
  });

  it('takes the facts’ own dates, and a blank origin as it is told to', async () => {
    const log = await LogProbe.start(intake.system, ['leads']);
    const importId = await createImport(intake, mapping('dated'));
    await upload(intake, importId, `${header}\nd-1,,2017-10-20,,\n`);
    const { body } = await intake.post('/v1/leads/resolve', { system: 'dated', ids: ['d-1'] });
    const captured = await log.next(LeadCaptured, body.leads['d-1']);
    await log.stop();
    expect(captured).toMatchObject({
      time: new Date('2017-10-20T00:00:00Z'),
      data: { source: 'import', channel: '(none)', profile: { emailKind: 'none' } },
    });
  });

  it('of NDJSON reports each line that is broken', async () => {
    const json = {
      columns: { id: 'externalId', 'who.mail': 'email' },
      constants: { externalSystem: 'nd' },
    };
    const importId = await createImport(intake, json, 'ndjson');
    const type = 'application/x-ndjson';
    const file = '{"id":1,"who":{"mail":"nd@x.example"}}\n{"id":\n{"id":{}}\n{"id":2}\n';
    const answer = await upload(intake, importId, file, { type });
    expect(answer.body).toMatchObject({ rows: 4, created: 2, failed: 2 });
    const { body } = await intake.get(`/v1/imports/${importId}/errors`);
    expect(
      body.items.map(({ row, column }: { row: number; column: string }) => [row, column]),
    ).toEqual([
      [2, null],
      [3, 'id'],
    ]);
  });
});

describe('an upload that breaks off', () => {
  it('goes on where it stopped when the file is sent again: each row once', async () => {
    const file = fileOf(
      6_000,
      'torn',
      new Map([
        [10, 'x,broken@'],
        [5_990, 'x,broken@'],
      ]),
    );
    const importId = await createImport(intake, mapping('torn'));
    const cut = new AbortController();
    const first = upload(intake, importId, hangingAfter(file, file.length * 0.6), {
      signal: cut.signal,
    });
    await eventually(async () => (await statusOf(importId)).rows >= 2_000, 60_000);
    cut.abort();
    await expect(first).rejects.toThrow(/abort/i);
    const { rows, state } = await eventually(async () => {
      const status = await statusOf(importId);
      return status.state === 'interrupted' && status;
    });
    expect([state, rows < 6_000, rows % 500]).toEqual(['interrupted', true, 0]);

    const other = await upload(
      intake,
      importId,
      fileOf(6_000, 'torn', new Map([[11, rowOf(99_999)]])),
    );
    expect([other.status, other.body.type]).toEqual([409, 'urn:smarketing:problem:other-file']);
    const shorter = await upload(intake, importId, fileOf(100, 'torn'));
    expect(shorter.status).toBe(409);

    const again = await upload(intake, importId, file);
    const counts = {
      state: 'completed',
      rows: 6_000,
      created: 5_998,
      matched: 0,
      unchanged: 0,
      failed: 2,
    };
    expect(again.body).toMatchObject(counts);
    expect(await leadsOf('torn')).toBe(5_998);
    expect((await intake.get(`/v1/imports/${importId}/errors`)).body.items).toHaveLength(2);

    expect((await upload(intake, importId, file)).body).toMatchObject(counts);
    expect((await upload(intake, importId, `${file}\n${rowOf(6_001)}`)).status).toBe(409);
  });

  it('is taken over from a process that died, once its lease has run out', async () => {
    const importId = await createImport(intake, mapping('dead'));
    const soon = new Date(Date.now() + 1_500);
    await intake.db
      .collection<{ _id: string }>('imports')
      .updateOne({ _id: importId }, { $set: { lease: { epoch: 7, expiresAt: soon } } });
    const answer = await upload(intake, importId, fileOf(10, 'dead'));
    expect([answer.status, answer.body.rows, Date.now() >= soon.getTime()]).toEqual([
      200,
      10,
      true,
    ]);
  });

  it('keeps out a second one as long as it lives', async () => {
    const importId = await createImport(intake, mapping('two'));
    const file = fileOf(2_000, 'two');
    const cut = new AbortController();
    const first = upload(intake, importId, hangingAfter(file, file.length - 10), {
      signal: cut.signal,
    });
    await eventually(async () => (await statusOf(importId)).state === 'running');
    const second = await upload(intake, importId, file);
    expect([second.status, second.body.type]).toEqual([
      409,
      'urn:smarketing:problem:import-running',
    ]);
    expect(second.headers.get('retry-after')).toBe('2');
    cut.abort();
    await expect(first).rejects.toThrow(/abort/i);
  });
});

describe('a file that is not as announced', () => {
  const text = fileOf(3, 'announced');
  it.each<[string, UploadBody, string, number, string, RegExp]>([
    [
      'UTF-16',
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      'text/csv',
      415,
      'unsupported-encoding',
      /UTF-16.*iconv/,
    ],
    [
      'Latin-1',
      Buffer.from(text.replace('social', 'socül'), 'latin1'),
      'text/csv',
      422,
      'invalid-utf-8',
      /0xFC at offset \d+/,
    ],
    [
      'another charset',
      text,
      'text/csv; charset=iso-8859-1',
      415,
      'unsupported-charset',
      /iso-8859-1/,
    ],
    ['another format', text, 'application/x-ndjson', 415, 'unsupported-media-type', /text\/csv/],
    ['JSON', '{}', 'application/json', 400, '', /rows/],
    [
      'no column of that name',
      text.replace('mail', 'e-mail'),
      'text/csv',
      422,
      'missing-column',
      /"mail".*"e-mail"/,
    ],
    [
      'another delimiter',
      text.replaceAll(',', ';'),
      'text/csv',
      422,
      'missing-column',
      /delimiter/,
    ],
    ['empty', '\n', 'text/csv', 422, 'invalid-header', /empty/],
  ])(
    'is refused: %s; nothing is stored, and the right one can be sent',
    async (name, file, type, status, problem, detail) => {
      const system = `sent-as-${name.toLowerCase().replace(/[^a-z]+/g, '-')}`;
      const importId = await createImport(intake, mapping(system));
      const refused = await upload(intake, importId, file, { type });
      expect([refused.status, refused.headers.get('content-type')]).toEqual([
        status,
        expect.stringContaining('application/problem+json'),
      ]);
      expect(refused.body.type).toContain(problem);
      expect(refused.body.detail).toMatch(detail);
      expect(await statusOf(importId)).toMatchObject({ state: 'waiting', rows: 0 });
      expect(await leadsOf(system)).toBe(0);
      expect((await upload(intake, importId, text)).body.rows).toBe(3);
    },
  );

  it('reports a row that is not UTF-8 far inside, and keeps the others', async () => {
    const good = fileOf(2_000, 'late');
    expect(good.length).toBeGreaterThan(70_000);
    const file = Buffer.concat([
      Buffer.from(`${good}\n`),
      Buffer.from('M\xfcller,,2026-01-01,,\n', 'latin1'),
    ]);
    const importId = await createImport(intake, mapping('late'));
    const { body } = await upload(intake, importId, file);
    expect(body).toMatchObject({ rows: 2_001, created: 2_000, failed: 1 });
    const errors = await intake.get(`/v1/imports/${importId}/errors`);
    expect(errors.body.items).toEqual([
      { row: 2_001, line: 2_002, column: null, why: expect.stringContaining('not valid UTF-8') },
    ]);
  });
});

describe('a mapping', () => {
  it.each<[object, string]>([
    [{ ...mapping('m'), columns: { ...columns, shoe: 'profile.shoe' } }, '/mapping/columns/shoe'],
    [
      { ...mapping('m'), columns: { ...columns, shoe: 'profile.attributes.shoe' } },
      '/mapping/columns/shoe',
    ],
    [{ ...mapping('m'), dates: { occurredAt: 'QQ' } }, '/mapping/dates/occurredAt'],
    [
      { ...mapping('m'), constants: { externalSystem: 'm', 'touchpoint.kind': 'x' } },
      '/mapping/constants/touchpoint.kind',
    ],
    [{ ...mapping('m'), blank: { 'profile.country': 'XX' } }, '/mapping/blank/profile.country'],
    [{ ...mapping('m'), dates: {}, blank: { occurredAt: '09:15' } }, '/mapping/blank/occurredAt'],
    [{ ...mapping('m'), blank: { email: 'geheim@firma.example' } }, '/mapping/blank/email'],
    [{ ...mapping('m'), blank: { externalId: '1' } }, '/mapping/blank/externalId'],
    [
      { ...mapping('m'), constants: { externalSystem: 'My CRM!' } },
      '/mapping/constants/externalSystem',
    ],
    [
      {
        ...mapping('m'),
        columns: { ...columns, of: 'externalSystem' },
        constants: {},
        blank: { externalSystem: 'My CRM!' },
      },
      '/mapping/blank/externalSystem',
    ],
    ...(['phone', 'firstName', 'lastName', 'company', 'jobTitle'] as const).map(
      (field): [object, string] => [
        { ...mapping('m'), constants: { externalSystem: 'm', [field]: 'Geheim' } },
        `/mapping/constants/${field}`,
      ],
    ),
    [
      { ...mapping('m'), columns: { ...columns, 'geheim@firma.example': 'lastName' } },
      '/mapping/columns/geheim@firma.example',
    ],
    [
      { ...mapping('m'), columns: { ...columns, '+49 170 1234567': 'phone' } },
      '/mapping/columns/+49 170 1234567',
    ],
    [
      { ...mapping('m'), constants: { externalSystem: 'm', 'utm.term': 'x'.repeat(1_001) } },
      '/mapping/constants/utm.term',
    ],
    [
      { ...mapping('m'), dates: { occurredAt: 'yyyy-MM-dd '.repeat(3_300) } },
      '/mapping/dates/occurredAt',
    ],
  ])('%j is refused, naming what is wrong', async (wrong, pointer) => {
    const { status, body } = await intake.post('/v1/imports', {
      name: 'n',
      format: 'csv',
      mapping: wrong,
    });
    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
  });
});

describe('what people type about an import', () => {
  it.each(['geheim@firma.example', 'Frau 0170 1234567', 'two\nlines', 'half \ud83d'])(
    'is refused as its name: %j',
    async (name) => {
      const given = { name, format: 'csv', mapping: mapping('named') };
      const { status, body } = await intake.post('/v1/imports', given);
      expect(status).toBeOneOf([400, 422]);
      expect(body.detail).not.toContain('geheim');
    },
  );

  it('is sealed: its name, the names of columns and constants', async () => {
    const given = {
      columns: { 'Nr. (Geheim)': 'externalId', 'Geheime Zeit': 'occurredAt' },
      constants: { externalSystem: 'geheim', 'utm.campaign': 'geheim' },
    };
    const name = 'Messe Geheim 2026-02-05';
    const { body } = await intake.post('/v1/imports', { name, format: 'csv', mapping: given });
    const file = 'Nr. (Geheim),Geheime Zeit\n1,09:15\n';
    const answer = await upload(intake, body.importId, file);
    expect(answer.body).toMatchObject({ name, rows: 1, failed: 1 });
    expect(await statusOf(body.importId)).toMatchObject({ name });
    const { items } = (await intake.get(`/v1/imports/${body.importId}/errors`)).body;
    expect(items).toMatchObject([{ row: 1, column: 'Geheime Zeit' }]);
    expect(await placesOf(intake, /geheim/i)).toEqual([]);
  });

  it('is read on where an earlier version has stored it, unsealed', async () => {
    const importId = await createImport(intake, mapping('former'));
    const former = {
      name: 'of before',
      mapping: JSON.stringify({
        ...mapping('former'),
        constants: { externalSystem: 'former', company: 'Example' },
      }),
    };
    const error = { row: 1, line: 2, column: 'mail', why: 'is not an e-mail address' };
    await intake.db
      .collection<{ _id: string }>('imports')
      .updateOne({ _id: importId }, { $set: former, $unset: { sealed: 1, key: 1 } });
    await intake.db
      .collection<{ _id: string }>('import_errors')
      .insertOne({ _id: `${importId}/000000000001/0000`, importId, ...error } as { _id: string });
    const answer = await upload(intake, importId, fileOf(2, 'former'));
    expect(answer.body).toMatchObject({ name: 'of before', rows: 2, created: 2 });
    const { items } = (await intake.get(`/v1/imports/${importId}/errors`)).body;
    expect(items).toEqual([error]);
  });

  it('is refused where an earlier version took what is not taken today, saying what to do', async () => {
    const importId = await createImport(intake, mapping('outdated'));
    const text = JSON.stringify({
      ...mapping('outdated'),
      dates: { occurredAt: `yyyy-MM-dd ${'Hms'.repeat(10)}` },
    });
    await intake.db
      .collection<{ _id: string }>('imports')
      .updateOne({ _id: importId }, { $set: { name: 'n', mapping: text }, $unset: { sealed: 1 } });
    const { status, body } = await upload(intake, importId, fileOf(2, 'outdated'));
    expect([status, body.type, body.detail]).toEqual([
      422,
      'urn:smarketing:problem:outdated-mapping',
      expect.stringContaining('Create a new import'),
    ]);
  });
});

it('no contact datum of an import is anywhere but sealed', async () => {
  expect(await placesOf(intake, /id-7|externalSystems/)).not.toEqual([]);
  expect(await placesOf(intake, /geheim|@firma/i)).toEqual([]);
});

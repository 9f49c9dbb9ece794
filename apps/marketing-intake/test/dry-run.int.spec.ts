import { type RunningService } from '@smarketing/service-testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runIntake, upload } from './running-intake.js';

let intake: RunningService;
let systems = 0;

beforeAll(async () => {
  intake = await runIntake();
});
afterAll(async () => {
  await intake?.stop();
});

function mappingOf(system: string) {
  return {
    columns: {
      id: 'externalId',
      mail: 'email',
      seen: 'occurredAt',
      land: 'profile.country',
      work: 'profile.industry',
      kind: 'touchpoint.kind',
      source: 'utm.campaign',
    },
    values: { land: { Germany: 'DE' } },
    constants: { externalSystem: system },
  };
}
const header = 'id,mail,seen,land,work,kind,source';

async function order(system: string, more: object): Promise<string> {
  const given = { name: 'test', format: 'csv', mapping: mappingOf(system), ...more };
  const { status, body } = await intake.post('/v1/imports', given);
  expect(status).toBe(201);
  return body.importId as string;
}

async function tryOut(system: string, file: string) {
  const importId = await order(system, { dryRun: true });
  return { importId, ...(await upload(intake, importId, file)) };
}

/** All documents but the acts. */
async function stored(): Promise<string[]> {
  const all: string[] = [];
  for (const { name } of await intake.db.listCollections().toArray()) {
    if (name === 'outbox' || name.startsWith('bus_')) continue;
    for await (const document of intake.db.collection(name).find()) {
      all.push(`${name} ${JSON.stringify(document)}`);
    }
  }
  return all.sort();
}

describe('a dry run', () => {
  it('tells what the import would come to, and stores nothing', async () => {
    const known = [header, 'k-1,known@firma.example,2026-01-01,DE,retail,,'].join('\n');
    await upload(intake, await order('tried', {}), known);
    const rowsOfOutbox = await intake.db.collection('outbox').countDocuments();
    const before = await stored();
    const file = [
      header,
      'k-1,known@firma.example,2026-01-01,DE,retail,,',
      'k-1,,2026-02-01,Germany,software,,',
      'n-1,new@firma.example,2026-01-01,DE,zauberei,demo-request,spring',
      ',NEW@firma.example,2026-01-01,DE,,demo-request,spring',
      'n-1,new@firma.example,2026-01-01,DE,zauberei,demo-request,spring',
      'n-2,known@firma.example,2026-01-01,DE,,,',
      'n-3,,2026-01-01,Absurdistan,,,',
      'n-4,,2026-01-01,Absurdistan,,,',
      'n-5,,yesterday,DE,,,',
      ',,2026-01-01,DE,,,',
    ].join('\n');
    const { status, body, importId } = await tryOut('tried', file);
    expect([status, body]).toMatchObject([
      200,
      {
        dryRun: true,
        rows: 10,
        created: 1,
        matched: 2,
        unchanged: 3,
        failed: 4,
        merged: 4,
        mergedExamples: [
          { row: 2, line: 3, withRow: 1 },
          { row: 4, line: 5, withRow: 3 },
          { row: 5, line: 6, withRow: 3 },
        ],
        unlisted: { industry: 2 },
        refusedOtherwise: 0,
      },
    ]);
    expect(body.refused).toEqual([
      {
        column: 'land',
        why: expect.stringMatching(/two-letter/),
        rows: 2,
        examples: [
          { row: 7, line: 8 },
          { row: 8, line: 9 },
        ],
      },
      {
        column: 'seen',
        why: expect.stringMatching(/not a date/),
        rows: 1,
        examples: [{ row: 9, line: 10 }],
      },
      { column: 'mail', why: expect.anything(), rows: 1, examples: [{ row: 10, line: 11 }] },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/firma|Absurdistan|yesterday/);
    const after = await stored();
    expect({
      gone: before.filter((one) => !after.includes(one)),
      come: after.filter((one) => !before.includes(one)),
    }).toEqual({ gone: [], come: [] });
    expect(await intake.db.collection('outbox').countDocuments()).toBeLessThanOrEqual(rowsOfOutbox);
    expect((await intake.get(`/v1/imports/${importId}`)).status).toBe(404);
    const acts = await intake.get(`/v1/operations/acts?on=import/${importId}`, 'revops');
    expect(acts.body.items.map(({ act }: { act: string }) => act)).toEqual(['import.dry-run']);
  });

  it(
    'is right about rows that match one another, in whatever order',
    { timeout: 120_000 },
    async () => {
      const id = fc.constantFrom('', 'a', 'b', 'c');
      const mail = fc.constantFrom('', 'x@f.example', 'X@f.example', 'y@f.example', 'no mail');
      const row = fc.tuple(
        id,
        mail,
        fc.constantFrom('', '2026-01-01', '2026-01-02'),
        fc.constantFrom('', 'DE', 'AT', 'XX'),
        fc.constantFrom('', 'retail', 'own word'),
        fc.constantFrom('', 'demo-request'),
        fc.constantFrom('', 'spring', 'autumn'),
      );
      const files = fc.array(row, { minLength: 1, maxLength: 25 });
      await fc.assert(
        fc.asyncProperty(files, files, async (known, rows) => {
          systems += 1;
          const system = `pair-${systems}`;
          const fileOf = (some: typeof rows) =>
            [header, ...some.map((one) => one.join(',').replaceAll('@f', `@f${systems}`))].join(
              '\n',
            );
          await upload(intake, await order(system, {}), fileOf(known));
          const tried = await tryOut(system, fileOf(rows));
          const done = await upload(intake, await order(system, {}), fileOf(rows));
          const counts = ['rows', 'created', 'matched', 'unchanged', 'failed', 'conflicts'];
          const of = (body: Record<string, unknown>) => counts.map((name) => body[name]);
          expect(of(tried.body)).toEqual(of(done.body));
        }),
        {
          numRuns: 25,
          // A touchpoint of a lead that a row before it in the same file leads to.
          examples: [
            [
              [['', 'y@f.example', '2026-01-01', '', '', 'demo-request', 'autumn']],
              [
                ['c', 'y@f.example', '', '', '', '', ''],
                ['c', '', '2026-01-01', '', '', 'demo-request', 'autumn'],
              ],
            ],
          ],
          endOnFailure: true,
        },
      );
    },
  );

  it('of 4,000 rows is right across chunks', async () => {
    const rows = Array.from(
      { length: 4_000 },
      (_, n) => `big-${n % 3_000},b${n % 3_000}@firma.example,2026-01-01,DE,retail,,`,
    );
    const file = [header, ...rows].join('\n');
    const { body } = await tryOut('big', file);
    expect(body).toMatchObject({ created: 3_000, matched: 0, unchanged: 1_000, merged: 1_000 });
    const done = await upload(intake, await order('big', {}), file);
    expect(done.body).toMatchObject({ created: 3_000, matched: 0, unchanged: 1_000 });
  });

  it('is not among the imports, and refuses a file as the import would', async () => {
    const { status, body, importId } = await tryOut('refused', 'a,b\n1,2\n');
    expect([status, body.type]).toEqual([422, 'urn:smarketing:problem:missing-column']);
    const { items } = (await intake.get('/v1/imports')).body;
    expect(items.map((item: { importId: string }) => item.importId)).not.toContain(importId);
  });
});

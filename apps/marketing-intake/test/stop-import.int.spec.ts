import { type RunningService } from '@smarketing/service-testing';
import { eventually } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hangingAfter } from './hanging-upload.js';
import { runIntake, upload } from './running-intake.js';

let intake: RunningService;

beforeAll(async () => {
  intake = await runIntake();
});
afterAll(async () => {
  await intake?.stop();
});

const mappingOf = (system: string) => ({
  columns: { id: 'externalId', mail: 'email' },
  constants: { externalSystem: system },
});
/** Rows long enough that the first ones are stored before much of the file has been sent. */
const fileOf = (rows: number, system: string) =>
  [
    'id,mail,note',
    ...Array.from({ length: rows }, (_, n) => `${n},p${n}@${system}.example,${'x'.repeat(170)}`),
  ].join('\n');

async function order(system: string, more: object = {}) {
  const given = { name: system, format: 'csv', mapping: mappingOf(system), ...more };
  return (await intake.post('/v1/imports', given)).body as {
    importId: string;
    state: string;
    rows: number;
  };
}

const statusOf = async (importId: string) => (await intake.get(`/v1/imports/${importId}`)).body;
const leadsOf = (system: string) =>
  intake.db.collection('leads').countDocuments({ externalSystems: system });

describe('an upload that is stopped', () => {
  it('stores no row after the answer, whatever has arrived already', async () => {
    const file = fileOf(12_000, 'stopped');
    const { importId } = await order('stopped');
    const sending = upload(intake, importId, file);
    await eventually(async () => (await statusOf(importId)).rows >= 2_000, 60_000);
    const asked = performance.now();
    const { status, body } = await intake.post(`/v1/imports/${importId}/stop`, {});
    expect(performance.now() - asked).toBeLessThan(1_000);
    expect([status, body]).toMatchObject([200, { state: 'interrupted', failed: 0 }]);
    expect(await leadsOf('stopped')).toBe(body.rows);
    const refused = await sending;
    expect([refused.status, refused.body.type]).toEqual([
      409,
      'urn:smarketing:problem:import-stopped',
    ]);
    expect(await leadsOf('stopped')).toBe(body.rows);
    expect(await statusOf(importId)).toMatchObject({ rows: body.rows, state: 'interrupted' });

    const again = await order('stopped', { resume: true });
    expect(again).toEqual({ importId, state: 'interrupted', rows: body.rows });
    expect((await upload(intake, importId, file)).body).toMatchObject({
      state: 'completed',
      rows: 12_000,
      created: 12_000,
    });
    expect(await leadsOf('stopped')).toBe(12_000);
    const acts = await intake.get(`/v1/operations/acts?on=import/${importId}`, 'revops');
    expect(acts.body.items.map(({ act }: { act: string }) => act)).toContain('import.stop');
  });

  it('may be stopped before it began, and when it is over', async () => {
    const { importId } = await order('early');
    const stop = () => intake.post(`/v1/imports/${importId}/stop`, {});
    expect((await stop()).body).toMatchObject({ state: 'waiting', rows: 0 });
    await upload(intake, importId, fileOf(3, 'early'));
    expect((await stop()).body).toMatchObject({ state: 'completed', rows: 3 });
    const nobody = await intake.post(`/v1/imports/${crypto.randomUUID()}/stop`, {});
    expect(nobody.status).toBe(404);
  });
});

describe('the same order again', () => {
  it('goes on at every tenth of the file, each row once', async () => {
    const file = fileOf(5_050, 'tenths');
    const ids = new Set<string>();
    for (let tenth = 1; tenth < 10; tenth += 1) {
      const { importId, rows } = await order('tenths', { resume: true });
      ids.add(importId);
      const cut = new AbortController();
      const sending = upload(intake, importId, hangingAfter(file, (file.length * tenth) / 10), {
        signal: cut.signal,
      });
      sending.catch(() => undefined);
      await eventually(async () => (await statusOf(importId)).rows >= tenth * 500, 20_000);
      cut.abort();
      await expect(sending).rejects.toThrow(/abort/i);
      await eventually(async () => (await statusOf(importId)).state !== 'running');
      expect(rows).toBe((tenth - 1) * 500);
    }
    const { importId } = await order('tenths', { resume: true });
    ids.add(importId);
    expect((await upload(intake, importId, file)).body).toMatchObject({
      state: 'completed',
      created: 5_050,
      unchanged: 0,
      rows: 5_050,
    });
    expect(ids.size).toBeLessThanOrEqual(2);
    expect(await leadsOf('tenths')).toBe(5_050);
  });

  it('begins anew without `resume`, after the end, and with another mapping', async () => {
    const first = await order('anew');
    const cut = new AbortController();
    const sending = upload(intake, first.importId, hangingAfter(fileOf(900, 'anew'), 150_000), {
      signal: cut.signal,
    });
    sending.catch(() => undefined);
    await eventually(async () => (await statusOf(first.importId)).rows > 0);
    expect(await order('anew', { resume: true })).toMatchObject({
      importId: first.importId,
      state: 'running',
    });
    cut.abort();
    expect((await order('anew')).importId).not.toBe(first.importId);
    const other = { ...mappingOf('anew'), delimiter: ';' };
    expect((await order('anew', { resume: true, mapping: other })).importId).not.toBe(
      first.importId,
    );
    await eventually(async () => (await statusOf(first.importId)).state === 'interrupted');
    const changed = fileOf(900, 'anew').replace('p3@', 'q3@');
    const refused = await upload(intake, first.importId, changed);
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:smarketing:problem:other-file']);
    await upload(intake, first.importId, fileOf(900, 'anew'));
    expect((await order('anew', { resume: true })).importId).not.toBe(first.importId);
  });

  it('by two at once stores each row once', async () => {
    const file = fileOf(3_000, 'twice');
    const [left, right] = await Promise.all([order('twice'), order('twice')]);
    const both = await Promise.all(
      [left, right].map(({ importId }) => upload(intake, importId, file)),
    );
    const created = both.map(({ body }) => body.created as number);
    expect(created[0]! + created[1]!).toBe(3_000);
    for (const { body } of both) {
      expect(body).toMatchObject({ state: 'completed', rows: 3_000, failed: 0 });
    }
    expect(await leadsOf('twice')).toBe(3_000);
  });
});

describe('the list of imports', () => {
  it('names them, the newest first, page by page', async () => {
    const ids = [];
    for (const name of ['list-a', 'list-b', 'list-c']) ids.push((await order(name)).importId);
    const first = (await intake.get('/v1/imports?limit=2')).body;
    const second = (await intake.get(`/v1/imports?limit=1&cursor=${first.next}`)).body;
    const items = [...first.items, ...second.items];
    expect(items.map(({ importId }) => importId)).toEqual([...ids].reverse());
    expect(items[0]).toMatchObject({ name: 'list-c', state: 'waiting', rows: 0 });
  });
});

import { randomBytes } from 'node:crypto';
import type { RunningService } from '@smarketing/service-testing';
import { eventually } from '@smarketing/testing';
import type { Binary } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createImport, runIntake, upload } from './running-intake.js';

type Instance = Awaited<ReturnType<RunningService['startInstance']>>;

const next = randomBytes(32).toString('base64');
const people = 1_200;
let intake: RunningService;
let first: string;

beforeAll(async () => {
  intake = await runIntake();
  first = intake.setting('VAULT_KEY');
});
afterAll(() => intake?.stop());

const emailOf = (nth: number) => `person-${nth}@north.example`;
async function ask(
  { url }: Instance,
  path: string,
  { body, role = 'marketing' }: { body?: object; role?: 'marketing' | 'ops' } = {},
) {
  const answer = await fetch(url + path, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${await intake.tokenOf({ role })}`,
      'content-type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  // oxlint-disable-next-line typescript/no-explicit-any -- of whichever address is asked
  return { status: answer.status, body: (await answer.json()) as Record<string, any> };
}
const capture = (instance: Instance, nth: number) =>
  ask(instance, '/v1/leads', { body: { contact: { email: emailOf(nth) } } });
const progressOf = async (instance: Instance) =>
  (await ask(instance, '/v1/operations/vault-rotation', { role: 'ops' })).body;
const keys = () => intake.db.collection<{ _id: string; wrapped: Binary }>('vault_keys');
const wrappedBytes = async () =>
  (await keys().find().toArray()).map(({ wrapped }) => wrapped.length());

it('the master key is replaced under live captures: nobody is a new lead, no read fails', async () => {
  const importId = await createImport(intake, { columns: { mail: 'email' } });
  const rows = Array.from({ length: people }, (_, nth) => emailOf(nth));
  await upload(intake, importId, ['mail', ...rows, ''].join('\n'));
  const known = new Map<number, string>();
  for (const nth of [0, 1, people - 1]) {
    known.set(nth, (await capture(intake.instances[0]!, nth)).body['leadId']);
  }
  // Until then it is written as ever, so that earlier versions read it.
  expect(new Set(await wrappedBytes())).toEqual(new Set([60]));
  await intake.stopInstances();

  const old = await intake.startInstance({ VAULT_KEY_FORMER: next });
  expect((await progressOf(old))['left']).toBe(0);
  let young = await intake.startInstance({ VAULT_KEY: next, VAULT_KEY_FORMER: first });
  let fresh = people;
  let isKilled = false;
  // Each failure counts: nothing is asked again.
  const deadline = Date.now() + 60_000;
  for (let isDone = false; !isDone;) {
    expect(Date.now()).toBeLessThan(deadline);
    for (const instance of [old, young]) {
      const created = await capture(instance, fresh);
      expect([created.status, created.body['created']]).toEqual([202, true]);
      known.set(fresh, created.body['leadId']);
      fresh += 1;
    }
    for (const [nth, leadId] of known) {
      const instance = nth % 2 ? old : young;
      expect((await capture(instance, nth)).body).toMatchObject({ leadId, created: false });
      const card = await ask(instance, `/v1/leads/${leadId}/contact`);
      expect([card.status, card.body['email']]).toEqual([200, emailOf(nth)]);
      if (known.size > 12 && nth >= people) known.delete(nth);
    }
    const progress = await progressOf(young);
    if (progress['rewrapped'] > 0 && !isKilled) {
      isKilled = true;
      await young.close();
      intake.instances.splice(intake.instances.indexOf(young), 1);
      young = await intake.startInstance({ VAULT_KEY: next, VAULT_KEY_FORMER: first });
    }
    isDone = progress['finishedAt'] !== undefined;
  }
  expect(await progressOf(old)).toMatchObject({ left: 0, broken: 0 });
  expect((await progressOf(old))['rewrapped']).toBeGreaterThanOrEqual(people);
  expect(new Set(await wrappedBytes())).toEqual(new Set([68]));

  await intake.stopInstances();
  await expect(intake.startInstance()).rejects.toThrow(/was replaced by a newer one/);
  const alone = await intake.startInstance({ VAULT_KEY: next });
  for (const [nth, leadId] of known) {
    expect((await capture(alone, nth)).body).toMatchObject({ leadId, created: false });
  }
  expect((await ask(alone, `/v1/imports/${importId}`)).body['name']).toBe('test');
  const counted = await intake.db.collection('leads').countDocuments();
  expect(counted).toBe(await intake.db.collection('identities').countDocuments());
}, 120_000);

it('a former key is not taken away while something is left under it', async () => {
  const third = randomBytes(32).toString('base64');
  const [before] = await keys().find().limit(1).toArray();
  await intake.stopInstances();
  const both = await intake.startInstance({ VAULT_KEY: third, VAULT_KEY_FORMER: next });
  await eventually(async () => (await progressOf(both))['finishedAt'], 30_000);
  // As from a backup, or from an instance that had the former key alone.
  await keys().updateOne({ _id: before!._id }, { $set: { wrapped: before!.wrapped } });
  await intake.stopInstances();
  await expect(intake.startInstance({ VAULT_KEY: third })).rejects.toThrow(
    /VAULT_KEY_FORMER is still needed: 1 keys/,
  );
  const fourth = randomBytes(32).toString('base64');
  await expect(intake.startInstance({ VAULT_KEY: fourth, VAULT_KEY_FORMER: next })).rejects.toThrow(
    /does not open what the vault holds/,
  );
  const again = await intake.startInstance({ VAULT_KEY: third, VAULT_KEY_FORMER: next });
  await eventually(async () => (await progressOf(again))['finishedAt'], 30_000);
  await intake.stopInstances();
  await intake.startInstance({ VAULT_KEY: third });

  await intake.db.collection('vault_secrets').deleteMany({});
  await expect(intake.startInstance({ VAULT_KEY: third })).rejects.toThrow(
    /vault_secrets is empty/,
  );
}, 120_000);

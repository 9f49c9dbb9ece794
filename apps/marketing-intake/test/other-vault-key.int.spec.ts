import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningService } from '@smarketing/service-testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runIntake } from './running-intake.js';

const otherKey = () => randomBytes(32).toString('base64');
let intake: RunningService;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'smarketing-vault-key-'));
  intake = await runIntake();
});

afterAll(async () => {
  await intake.stop();
  await rm(directory, { recursive: true });
});

it('an empty vault without its secret is opened by any key', async () => {
  const VAULT_KEY = otherKey();
  await expect(intake.startInstance({ VAULT_KEY })).rejects.toThrow(/drop the collections/);
  const secrets = ['vault_secrets', 'vault_rotation'];
  const kept = await Promise.all(
    secrets.map((name) => intake.db.collection(name).find().toArray()),
  );
  for (const name of secrets) await intake.db.collection(name).deleteMany({});
  const instance = await intake.startInstance({ VAULT_KEY });
  await instance.close();
  intake.instances.pop();
  for (const [at, name] of secrets.entries()) {
    await intake.db.collection(name).deleteMany({});
    await intake.db.collection(name).insertMany(kept[at]!);
  }
});

it('a vault with entries is opened by their key only, also from a file', async () => {
  // The accounts of companies have keys of their own, which are newer than those of the leads.
  const contact = { email: 'ada@engines.example', company: 'Engines Ltd' };
  expect((await intake.post('/v1/leads', { contact })).status).toBe(202);
  await expect(intake.startInstance({ VAULT_KEY: otherKey() })).rejects.toThrow(
    /VAULT_KEY does not open what the vault holds: start the service with the key that sealed it/,
  );
  const file = join(directory, 'vault-key');
  await writeFile(file, `${intake.setting('VAULT_KEY')}\n`);
  await intake.startInstance({ VAULT_KEY: '', VAULT_KEY_FILE: file });
});

it('one damaged entry keeps nobody from starting', async () => {
  await intake.post('/v1/leads', { contact: { email: 'grace@example.com' } });
  const [newest] = await intake.db
    .collection<{ _id: string }>('vault')
    .find()
    .sort({ _id: -1 })
    .toArray();
  await intake.db
    .collection<{ _id: string }>('vault_keys')
    .updateOne({ _id: newest!._id }, { $set: { wrapped: Buffer.alloc(60) } });
  await intake.startInstance();
});

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

it('an empty vault is opened by any key', async () => {
  const instance = await intake.startInstance({ VAULT_KEY: otherKey() });
  await instance.close();
  intake.instances.pop();
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

import { testSystem } from '@smarketing/testing';
import { MongoClient } from 'mongodb';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { newestPlaybookVersion } from '../src/playbook-in-force/playbook-reference.js';
import { playbooks, type Playbooks } from '../src/playbook-in-force/playbooks.view.js';

const hour = 3_600_000;
const { mongoUri, database } = testSystem();
const client = new MongoClient(mongoUri);
const db = client.db(database('playbook'));

beforeAll(async () => {
  const now = Date.now();
  const versions = [
    { version: 1, effectiveFrom: new Date(now - 2 * hour), document: {} as never },
    { version: 2, effectiveFrom: new Date(now - hour / 2), document: {} as never },
    { version: 3, effectiveFrom: new Date(now + hour / 2), document: {} as never },
  ];
  await db.collection<Playbooks>(playbooks.collection).insertOne({ _id: 'playbook', versions });
});

afterEach(() => void vi.useRealTimers());

afterAll(async () => {
  await db.dropDatabase();
  await client.close();
});

describe('The playbook in force', () => {
  it.each([
    { clock: 'right', off: 0 },
    { clock: 'an hour slow', off: -hour },
    { clock: 'an hour fast', off: hour },
  ])('is the newest whose time has come, for a service whose clock is $clock', async ({ off }) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + off });
    expect(await newestPlaybookVersion(db)).toBe(2);
  });

  it('is none where none has arrived', async () => {
    expect(await newestPlaybookVersion(client.db(database('empty')))).toBeUndefined();
  });
});

import { AfterCommit, type ServiceDatabase } from '@smarketing/event-bus';
import { logger, OpsRegistry } from '@smarketing/observability';
import { defaultPlaybook } from '../src/index.js';
import { testSystem } from '@smarketing/testing';
import { MongoClient } from 'mongodb';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlaybookReference } from '../src/in-force/playbook-reference.provider.js';
import type { Playbooks } from '../src/in-force/playbooks.schema.js';
import { playbooks } from '../src/in-force/playbooks.view.js';
import { PublishedPlaybooks } from '../src/in-force/published-playbooks.js';

const hour = 3_600_000;
const { mongoUri, database } = testSystem();
const client = new MongoClient(mongoUri);
const db = client.db(database('playbook'));
const document = defaultPlaybook();
const { lists: _, ...older } = document;

async function given(...versions: [version: number, hours: number, document: object][]) {
  await db.collection<Playbooks>(playbooks.collection).insertOne({
    _id: 'playbook',
    versions: versions.map(([version, hours, document]) => ({
      version,
      effectiveFrom: new Date(Date.now() + hours * hour),
      document,
    })),
  });
}

const inForce = async () => (await new PublishedPlaybooks(db).inForce()).playbook?.version;
/** Nothing is published here. */
const afterCommit = new AfterCommit(undefined as never);
const reference = () =>
  new PlaybookReference({ db } as unknown as ServiceDatabase, afterCommit, new OpsRegistry());

beforeEach(async () => {
  await db.collection(playbooks.collection).deleteMany();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

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
    await given([1, -2, document], [2, -0.5, document], [3, 0.5, document]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + off });
    expect(await inForce()).toBe(2);
  });

  it('is none where none has arrived', async () => {
    expect(await inForce()).toBeUndefined();
  });

  it('is read in today’s shape, in whatever shape an earlier release has left it', async () => {
    await given([1, -1, older]);
    const { industry, department, channel } = (await reference().load()).document.lists;
    expect({ industry, department }).toEqual({
      industry: document.lists.industry,
      department: document.lists.department,
    });
    // Of its own time: what it decided must not change with the default of today.
    expect(channel.map(({ name }) => name)).toContain('paid_search');
  });

  it('stays the version before where a release without this check has taken what is none', async () => {
    await given([1, -2, older], [2, -1, { ...older, scoring: { rules: 'all' } }]);
    const error = vi.spyOn(logger, 'error').mockReturnValue();
    const playbook = reference();
    expect((await playbook.load()).version).toBe(1);
    expect((await playbook.load(2)).version).toBe(1);
    expect([...(await playbook.versions()).keys()]).toEqual([1]);
    expect(error).toHaveBeenCalledExactlyOnceWith(
      { playbook: 2, reason: expect.stringContaining('scoring.model is missing'), inForce: 1 },
      'A published playbook was refused: the previous version stays in force.',
    );
  });

  it('is waited for where the only one is refused, and the reason is said', async () => {
    await given([1, -1, {}]);
    vi.spyOn(logger, 'error').mockReturnValue();
    await expect(reference().load()).rejects.toThrow(
      'No playbook is in force: version 1 is refused, since glossary is missing.',
    );
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectionsOfService, nameOfCollection, schemaOf } from '@smarketing/event-bus';
import { definitionOf } from '@smarketing/service';
import { eventually } from '@smarketing/testing';
import mongoose, { mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serviceModules } from '../../deploy/generate/service-modules.ts';
import { smarketing } from '../../deploy/local/start/command-line.ts';
import { RunningSystem, root } from './running-system.js';

let system: RunningSystem;
let client: mongo.MongoClient;
let directory: string;
const modules = await serviceModules(root, 'src');

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'stored-as-documented-'));
  system = await RunningSystem.start();
  client = await mongo.MongoClient.connect(system.infrastructure.mongoUri);
  await playALife();
}, 240_000);

afterAll(async () => {
  await client?.close();
  await rm(directory, { recursive: true });
  expect(await system?.stop()).toEqual([]);
});

/** A quarter of the demo company, one lead more, suggestions of both sides, and a file with a broken row. */
async function playALife(): Promise<void> {
  const { sessionFile } = system;
  const run = (...args: string[]) => smarketing(args, { root, sessionFile, capture: true });
  await eventually(async () => (await system.ops('feedback', '/info')).playbook === 1);
  await run('simulate', 'quarter', '--leads', '120');
  await acceptALead();
  await decide('agree', {});
  await decide('decline', { reason: 'too-costly' });
  const file = join(directory, 'leads.csv');
  await writeFile(file, 'id,mail\n1,ada@engines.example\n2,no address\n');
  const mapping = join(directory, 'mapping.json');
  const columns = { id: 'externalId', mail: 'email' };
  await writeFile(mapping, JSON.stringify({ columns, constants: { externalSystem: 'crm' } }));
  await run('import', 'leads', file, '--mapping', mapping).catch(() => undefined);
  await eventually(() => system.isQuiescent(), 60_000);
}

/** Each request with a key, by which it would be known again. */
async function acceptALead(): Promise<void> {
  const headers = { 'idempotency-key': 'accept-a-lead' };
  const lead = {
    contact: { email: 'grace@engines.example', company: 'Engines', jobTitle: 'Director' },
    profile: { industry: 'manufacturing', companySize: '50-249', country: 'DE' },
    touchpoint: { kind: 'demo-request' },
  };
  const { leadId } = await system.post('marketing-intake', '/v1/leads', lead, headers);
  const handoff = `/v1/handoffs/${leadId}`;
  await eventually(async () => (await system.read('sales-handoff', handoff)).stage === 'assigned');
  await system.post('sales-handoff', `${handoff}/accept`, {}, headers);
  const contact = `/v1/leads/${leadId}/contact`;
  await system.request('GET', 'marketing-intake', contact, { role: 'sales' });
}

/** What sales suggests, marketing decides. */
async function decide(act: 'agree' | 'decline', body: object): Promise<void> {
  const suggestion = { topic: 'scoring', title: 'More of these', text: 'They buy.' };
  const raised = await system.request('POST', 'feedback', '/v1/suggestions', {
    role: 'sales',
    headers: { 'idempotency-key': act },
    json: { ...suggestion, evidence: ['/v1/reports/ledger'] },
  });
  const decided = `/v1/suggestions/${raised.body.suggestionId}/${act}`;
  const answer = await system.request('POST', 'feedback', decided, {
    role: 'marketing',
    json: body,
  });
  expect(answer.status).toBeLessThan(300);
}

describe.each(modules.map((module) => [definitionOf(module).name, module] as const))(
  'the database of %s',
  (_, module) => {
    const { database, views, stores = [] } = definitionOf(module);
    const db = () => client.db(system.infrastructure.database(database));
    const classes = [...views.flatMap(({ stored }) => stored ?? []), ...stores];

    it('has the collections and indexes that its schemas and the bus declare, and no others', async () => {
      const wanted = collectionsOfService({ views, stores });
      const found = await db().listCollections({}, { nameOnly: true }).toArray();
      expect(found.map(({ name }) => name).toSorted()).toEqual(
        wanted.map(({ name }) => name).toSorted(),
      );
      for (const { name, indexes } of wanted) {
        const existing = (await db().collection(name).indexes()).filter(({ key }) => !isId(key));
        expect({ name, indexes: existing.map(said).toSorted() }).toEqual({
          name,
          indexes: indexes.map(said).toSorted(),
        });
      }
    });

    it('knows the class of every view', () => {
      expect(views.filter(({ stored }) => !stored)).toEqual([]);
    });

    it.each(classes.map((stored) => [nameOfCollection(stored), stored] as const))(
      'holds nothing in %s but what its schema says',
      async (collection, stored) => {
        const Model = mongoose.createConnection().model(stored.name, schemaOf(stored));
        const documents = await db().collection(collection).find({ 'bus.blank': null }).toArray();
        expect(documents).not.toEqual([]);
        const faults = await Promise.all(
          documents.map((document) => new Model(document).validate().catch(String)),
        );
        expect(faults.filter(Boolean)).toEqual([]);
      },
    );
  },
);

function isId(key: object): boolean {
  return Object.keys(key).join() === '_id';
}

function said(index: mongo.IndexDescription): string {
  const { key, unique, sparse, partialFilterExpression, expireAfterSeconds } = index;
  return JSON.stringify({ key, unique, sparse, partialFilterExpression, expireAfterSeconds });
}

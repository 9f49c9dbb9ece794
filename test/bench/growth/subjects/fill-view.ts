/** Fills a view with documents as the bus stores them: one that it stored is the model of all. */
import { mongoClientOptions } from '@smarketing/connections';
import { partitionOf } from '@smarketing/event-bus';
import { MongoClient } from 'mongodb';
import { mongoSecurity } from '../../measure/security.ts';
import { foldInMemory, rowsCollection, type LeadRow } from '../../consumers/lead-rows.ts';
import { idOf, leadFacts } from '../../consumers/lead-facts.ts';
import { readConfig, report } from '../../measure/child-run.ts';
import type { FillConfig } from '../fill-config.ts';

type Stored = LeadRow & { bus: { shard?: number } };

const { mongoUri, modelDatabase, database, leads, active, history } = readConfig<FillConfig>();
const batch = 5_000;
const mongo = await MongoClient.connect(mongoUri, mongoClientOptions(mongoSecurity));
const model = (await mongo.db(modelDatabase).collection<Stored>(rowsCollection).findOne())!;
const view = mongo.db(database).collection<Stored>(rowsCollection, { writeConcern: { w: 1 } });

const { rows } = foldInMemory(leadFacts({ leads: active, perLead: history }));
let documents: Stored[] = [...rows.values()].map(asStored);
let inFlight: Promise<unknown> = Promise.resolve();
for (let index = active; index < leads; index++) {
  documents.push(asStored({ ...model, _id: idOf('filler', index) }));
  if (documents.length >= batch) await insert();
}
if (documents.length > 0) await insert();
await inFlight;
await mongo.db('admin').command({ fsync: 1 });
report({ filled: leads });

/** One batch is made while the other is written. */
async function insert(): Promise<void> {
  await inFlight;
  inFlight = view.insertMany(documents, { ordered: false });
  documents = [];
}

function asStored(row: LeadRow): Stored {
  const bus = { ...model.bus };
  if ('shard' in bus) bus.shard = partitionOf(row._id);
  return { ...model, ...row, bus };
}

import { Counters, type ServiceDatabase } from '@smarketing/event-bus';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CarryMoney } from '../src/retention/carry-money.provider.js';
import { CounterSums } from '../src/counters/counter-sums.js';
import { countersOf } from '../src/counters/counters.js';

const collection = 'lead_stories.counters';
const counter = 'retention:repeat-revenue:EUR';
const connection = mongoose.createConnection();
let database: ServiceDatabase;

beforeAll(async () => {
  await connection.openUri(process.env['MONGODB_URI']!, {
    dbName: `feedback-money-${process.pid}`,
  });
  database = { client: connection.getClient(), db: connection.db! } as unknown as ServiceDatabase;
});

afterAll(async () => {
  await connection.db?.dropDatabase();
  await connection.close();
});

/** As the bus moves counters. */
async function count(partition: number, amount: number): Promise<void> {
  const moved = countersOf(undefined, [() => [[['retention', 'repeat-revenue', 'EUR'], amount]]]);
  for (const [id, by] of Object.entries(moved)) {
    await connection
      .db!.collection<{ _id: string }>(collection)
      .updateOne(
        { _id: `${partition}:${id}` },
        { $inc: { value: by }, $setOnInsert: { counter: id } },
        { upsert: true },
      );
  }
}

async function reported() {
  const sums = await new Counters(database).sum('lead_stories', 'retention:');
  return new CounterSums(sums).amountOf('retention', 'repeat-revenue', 'EUR');
}

describe('counters of money kept from a time that had one for all', () => {
  it('are read on, and what is added to them is added exactly', async () => {
    const kept = [
      { _id: `0:${counter}`, counter, value: 2 ** 54 - 2 },
      { _id: `1:${counter}`, counter, value: 125_000 },
    ];
    await connection.db!.collection<(typeof kept)[0]>(collection).insertMany(kept);

    await new CarryMoney(database).onModuleInit();
    expect(await reported()).toBe(String(2n ** 54n - 2n + 125_000n));
    for (let purchase = 0; purchase < 20; purchase += 1) await count(0, 1);
    await count(1, Number.MAX_SAFE_INTEGER);
    const exact = 2n ** 54n - 2n + 125_000n + 20n + 2n ** 53n - 1n;
    expect(await reported()).toBe(String(exact));

    await new CarryMoney(database).onModuleInit();
    expect(await reported()).toBe(String(exact));
  });
});

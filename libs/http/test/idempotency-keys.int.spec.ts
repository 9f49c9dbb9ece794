import { randomUUID } from 'node:crypto';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { MongooseModule, SchemaFactory, getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { AnsweredRequest, IdempotencyKeys, type Transaction } from '../src/index.js';

const AnswersModule = MongooseModule.forFeature([
  { name: AnsweredRequest.name, schema: SchemaFactory.createForClass(AnsweredRequest) },
]);

let app: INestApplicationContext;
let connection: Connection;
let keys: IdempotencyKeys;

beforeAll(async () => {
  const dbName = `http_${randomUUID().slice(0, 8)}`;
  @Module({
    imports: [MongooseModule.forRoot(inject('mongoUri'), { dbName }), AnswersModule],
    providers: [IdempotencyKeys],
  })
  class Probe {}
  app = await NestFactory.createApplicationContext(Probe, { logger: false });
  connection = app.get<Connection>(getConnectionToken());
  keys = app.get(IdempotencyKeys);
  await connection.model(AnsweredRequest.name).init();
});
afterAll(async () => {
  await connection.dropDatabase();
  await app.close();
});

/** Saves a lead and answers its number, in one transaction that is retried on conflicts. */
async function capture(key: string | undefined, hash: string): Promise<{ lead: number }> {
  for (;;) {
    const session = connection.getClient().startSession();
    const database = connection.getClient().db(connection.name);
    const transaction: Transaction = { session, collection: (name) => database.collection(name) };
    try {
      return await session.withTransaction(() =>
        keys.once(key, hash, transaction, async () => {
          const leads = transaction.collection('leads');
          const lead = (await leads.countDocuments({}, { session })) + 1;
          await leads.insertOne({ key, lead }, { session });
          return { lead };
        }),
      );
    } catch (error) {
      if ((error as { code?: number }).code !== 11000) throw error;
    } finally {
      await session.endSession();
    }
  }
}

function leadsOf(key: string): Promise<number> {
  return connection.collection('leads').countDocuments({ key });
}

describe('an idempotency key', () => {
  it('gives the same request the same answer, and does it once', async () => {
    const first = await capture('a', 'hash');
    expect(await capture('a', 'hash')).toEqual(first);
    expect(await leadsOf('a')).toBe(1);
  });

  it('with another request is refused, and nothing is done', async () => {
    await capture('b', 'hash');
    await expect(capture('b', 'another')).rejects.toMatchObject({
      problem: { status: 422, type: 'idempotency-key-reused' },
    });
    expect(await leadsOf('b')).toBe(1);
  });

  it('does it once though twenty send it at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => capture('c', 'hash')));
    expect(new Set(answers.map(({ lead }) => lead)).size).toBe(1);
    expect(await leadsOf('c')).toBe(1);
  });

  it('that is missing lets every request do its work', async () => {
    const first = await capture(undefined, 'hash');
    expect((await capture(undefined, 'hash')).lead).toBeGreaterThan(first.lead);
  });

  it('is kept for seven days', async () => {
    const indexes = await connection.collection('idempotency_keys').indexes();
    expect(indexes).toContainEqual(expect.objectContaining({ expireAfterSeconds: 604_800 }));
  });
});

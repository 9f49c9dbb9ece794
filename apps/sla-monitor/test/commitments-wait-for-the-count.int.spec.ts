import { CommitmentClosed, contractOf, LeadQualified } from '@smarketing/contracts';
import { BusStatus } from '@smarketing/event-bus';
import { defaultPlaybook } from '@smarketing/playbook';
import { mongoOf, publishFacts } from '@smarketing/testing';
import { MongoClient } from 'mongodb';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { runMonitor, type RunningMonitor } from './running-monitor.js';

const soon = { timeout: 40_000, interval: 50 };
const asked = vi.spyOn(BusStatus.prototype, 'backlog');
const month = '2025-01';

let monitor: RunningMonitor;
let mongo: MongoClient;

beforeAll(async () => {
  monitor = await runMonitor();
  mongo = await mongoOf(monitor.service.system).connect();
});

afterAll(async () => {
  asked.mockRestore();
  await mongo?.close();
  await monitor?.stop();
});

const qualified = (sequence = 1, leadId = newId()) => {
  const score = { cycle: 1, score: 80, threshold: 50, contributions: [] };
  const data = { leadId, ...score, channel: 'email', profile: {} };
  return { fact: LeadQualified, data, sequence, time: new Date(`${month}-15T12:00:00Z`) };
};

/** What was counted of the month, and what was announced of it, in order. */
async function judged() {
  const counted = await mongo
    .db(monitor.service.system.database('sla'))
    .collection('qualifications')
    .countDocuments({ 'months.Europe/Berlin': month });
  const announced = monitor
    .heardOf('commitment:qualified-leads')
    .filter(
      ({ type, data }) => type === contractOf(CommitmentClosed).type && data['period'] === month,
    )
    .map(({ data }) => data['actual']);
  return { counted, announced };
}

/** Resolves when the monitor has asked twice more whether all is counted, and acted on the answer. */
async function looksAgain(): Promise<void> {
  const before = asked.mock.calls.length;
  await vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThan(before + 2), soon);
}

/** Nobody else can move the position of one partition, until the function returned is called. */
async function holdPartition(partition: number): Promise<() => Promise<void>> {
  const positions = mongo
    .db(monitor.service.system.database('sla'))
    .collection<{ _id: number }>('bus_positions');
  const session = mongo.startSession();
  session.startTransaction();
  const held = { $set: { heldByTest: true } };
  await positions.updateOne({ _id: partition }, held, { session, upsert: true });
  return async () => {
    await session.abortTransaction();
    await session.endSession();
  };
}

it('a restarted monitor closes a month by all that is on the log, though a partition lags', async () => {
  const playbook = defaultPlaybook();
  await monitor.service.agree(playbook);
  await monitor.service.stopInstances();
  const facts = Array.from({ length: 150 }, () => qualified());
  // One comes before its predecessor: it waits on, when all partitions are read.
  const late = newId();
  await publishFacts(monitor.service.system, [...facts, qualified(2, late)]);

  const release = await holdPartition(0);
  try {
    await monitor.service.startInstance();
    await vi.waitFor(async () => expect((await judged()).counted).toBeGreaterThan(0), soon);
    await looksAgain();
    const { counted, announced } = await judged();
    expect(counted).toBeLessThan(facts.length);
    expect(announced).toEqual([]);
  } finally {
    await release();
  }
  await vi.waitFor(async () => expect((await judged()).counted).toBe(facts.length), soon);
  await looksAgain();
  expect((await judged()).announced).toEqual([]);

  await publishFacts(monitor.service.system, [qualified(1, late)]);
  await vi.waitFor(async () => {
    expect(await judged()).toEqual({ counted: facts.length + 1, announced: [facts.length + 1] });
  }, soon);
});

import { LeadScored, partitionsPerStream, streams } from '@smarketing/contracts';
import { eventually, kafkaOf, LogProbe, testSystem } from '@smarketing/testing';
import { Admin } from 'kafkajs';
import { ClientSession, MongoNetworkError } from 'mongodb';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PartitionPositions, type PartitionPosition } from '../src/consume/partition-positions.js';
import { FencedError, ServiceDatabase } from '../src/index.js';
import { runTransaction } from '../src/change/run-transaction.js';
import { captured, leadIn, LogWriter, recycled, touched } from './lead-facts.js';
import { RunningService } from './running-service.js';

const system = testSystem();
const partitions = Array.from({ length: partitionsPerStream }, (_, partition) => partition);
let service: RunningService;
let log: LogWriter;

beforeAll(async () => {
  service = await RunningService.start(system);
  log = await LogWriter.open(system);
});

afterEach(() => void vi.restoreAllMocks());

afterAll(async () => {
  await log.close();
  await service.close();
});

const positionsOf = () => service.db.collection<PartitionPosition>('bus_positions');

describe('A fact on the log', () => {
  it('is folded, and what follows from it is on the log in order', async () => {
    const leadId = uuidv7();
    await log.write(captured(leadId), touched(leadId, 2), touched(leadId, 3));
    const probe = await LogProbe.start(system, ['scores']);
    const scored = await eventually(() => {
      const seen = probe.of(LeadScored, leadId);
      return seen.length === 2 && seen;
    });
    await probe.stop();
    expect(scored.map(({ sequence, data }) => [sequence, data.score])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(scored[1]).toMatchObject({ causationId: `leads/${leadId}/3` });
    expect(await service.tallyOf(leadId)).toMatchObject({ captured: true, bus: { version: 1 } });
  });

  it('of any stream goes into the one document of its key', async () => {
    const leadId = uuidv7();
    await log.write(recycled(leadId, 1), captured(leadId), touched(leadId, 2));
    await eventually(async () => {
      const tally = await service.tallyOf(leadId);
      return tally?.captured && tally.recycled === 1 && tally.touchpoints.length === 1;
    });
  });

  it('is folded once, however often it is on the log', async () => {
    const leadId = uuidv7();
    const [first, second] = [captured(leadId), touched(leadId, 2)];
    await log.write(first, second, second, first, second, touched(leadId, 3));
    await log.write(second, touched(leadId, 4));
    const { touchpoints } = await service.counted(leadId, 3);
    expect(new Set(touchpoints).size).toBe(3);
  });

  it('is folded once, where it is the first of a document that is at hand no more', async () => {
    const [leadId, other] = [leadIn(4), leadIn(4)];
    await log.write(captured(leadId), touched(leadId, 2), captured(other), touched(other, 2));
    await service.counted(leadId, 1);
    await service.counted(other, 1);
    // Whoever claims a partition anew has no document of it in memory.
    await positionsOf().updateMany({}, { $inc: { epoch: 1 } });
    // One transaction replaces documents, inserts some, and finds out that another was there.
    await log.write(touched(other, 3), captured(leadId), touched(leadId, 2), touched(leadId, 3));
    const tally = await service.counted(leadId, 2);
    expect(tally).toMatchObject({
      captured: true,
      bus: { seen: { leads: 3 }, sent: { scores: 2 } },
    });
    await service.counted(other, 2);
  });
});

describe('A log that is read again from its beginning', () => {
  const leads = partitions.map(leadIn);

  /** Reads everything anew, and waits until something new has been folded behind it. */
  async function readAgain() {
    for (const partition of partitions) {
      service.consumer['subscription']!.seek(streams.leads.topic, partition, 0);
    }
    const markers = partitions.map(leadIn);
    await log.write(...markers.flatMap((leadId) => [captured(leadId), touched(leadId, 2)]));
    for (const marker of markers) await service.counted(marker, 1);
  }

  it('changes nothing', async () => {
    await log.write(...leads.flatMap((leadId) => [captured(leadId), touched(leadId, 2)]));
    for (const leadId of leads) await service.counted(leadId, 1);
    const before = await Promise.all(leads.map((leadId) => service.tallyOf(leadId)));
    await readAgain();
    expect(await Promise.all(leads.map((leadId) => service.tallyOf(leadId)))).toEqual(before);
  });

  it('changes nothing even where the positions are lost', async () => {
    const before = await Promise.all(leads.map((leadId) => service.tallyOf(leadId)));
    await positionsOf().updateMany({}, { $set: { next: {} }, $inc: { epoch: 1 } });
    await readAgain();
    expect(await Promise.all(leads.map((leadId) => service.tallyOf(leadId)))).toEqual(before);
  });
});

describe('A batch whose process dies', () => {
  it('before its commit is applied by the next one', async () => {
    const leadId = uuidv7();
    const commit = vi.spyOn(ClientSession.prototype, 'commitTransaction');
    let deaths = 0;
    commit.mockImplementation(async function dies(this: ClientSession) {
      if (deaths++ > 2) return commitTransaction.call(this);
      await this.abortTransaction();
      throw new Error('the process died');
    });
    await log.write(captured(leadId), touched(leadId, 2));
    await service.counted(leadId, 1);
    expect(deaths).toBeGreaterThan(2);
  });

  it('behind its commit is not applied again', async () => {
    const leadId = uuidv7();
    const commit = vi.spyOn(ClientSession.prototype, 'commitTransaction');
    commit.mockImplementationOnce(async function dies(this: ClientSession) {
      await commitTransaction.call(this);
      throw new Error('the answer was lost');
    });
    await log.write(captured(leadId), touched(leadId, 2));
    await service.counted(leadId, 1);
    await log.write(touched(leadId, 3));
    expect((await service.tallyOf(leadId))?.captured).toBe(true);
    await service.counted(leadId, 2);
  });
});

describe('A member that lost its partition', () => {
  const target = (next: number) => ({ next: { leads: next }, parked: 0, held: 0 });
  const database = () => service.get(ServiceDatabase);

  it('is refused, since another has claimed it', async () => {
    const [zombie, owner] = ['zombie', 'owner'].map(
      (name) => new PartitionPositions(service.db, name, ['leads']),
    );
    const partition = 77;
    const stale = await zombie!.claim(partition);
    const fresh = await owner!.claim(partition);
    const write = (positions: PartitionPositions, at: PartitionPosition) =>
      runTransaction(database(), async (session) => {
        await service.db.collection('bus_traces').insertOne({ by: at.owner }, { session });
        await positions.advance([{ at, to: target(10), records: [] }], session);
      });
    await expect(write(zombie!, stale)).rejects.toThrow(FencedError);
    await write(owner!, fresh);
    const traces = await service.db.collection('bus_traces').find().toArray();
    expect(traces.map(({ by }) => by as string)).toEqual(['owner']);
    await positionsOf().deleteOne({ _id: partition });
  });

  it('is refused, since the position has moved', async () => {
    const partition = 78;
    const positions = new PartitionPositions(service.db, 'owner', ['leads']);
    const at = await positions.claim(partition);
    const move = () =>
      runTransaction(database(), (session) =>
        positions.advance([{ at, to: target(10), records: [] }], session),
      );
    await move();
    await expect(move()).rejects.toThrow(FencedError);
    await positionsOf().deleteOne({ _id: partition });
  });

  it('in the middle of a batch leaves nothing of it, and the batch is applied all the same', async () => {
    const leadId = leadIn(3);
    const advance = vi.spyOn(PartitionPositions.prototype, 'advance');
    const other = new PartitionPositions(service.db, 'other', ['leads', 'handoffs']);
    advance.mockImplementationOnce(async function overtaken(
      this: PartitionPositions,
      moves,
      session,
    ) {
      for (const { at } of moves) await other.claim(at._id);
      return moveOn.call(this, moves, session);
    });
    await log.write(captured(leadId), touched(leadId, 2));
    await service.counted(leadId, 1);
    expect(advance.mock.results.length).toBeGreaterThan(1);
    expect(await positionsOf().findOne({ _id: 3 })).not.toMatchObject({ owner: 'other' });
  });
});

describe('A partition that was lost while the database does not answer', () => {
  it('goes on where it was, although nothing new comes for it', async () => {
    const [first, second] = [leadIn(5), leadIn(5)];
    await log.write(captured(first), touched(first, 2));
    await service.counted(first, 1);
    const advance = vi.spyOn(PartitionPositions.prototype, 'advance');
    const read = vi.spyOn(PartitionPositions.prototype, 'read');
    const other = new PartitionPositions(service.db, 'other', ['leads', 'handoffs']);
    advance.mockImplementationOnce(async function overtaken(
      this: PartitionPositions,
      moves,
      session,
    ) {
      for (const { at } of moves) await other.claim(at._id);
      for (let times = 0; times < 3; times++) {
        read.mockRejectedValueOnce(new MongoNetworkError('The database does not answer.'));
      }
      return moveOn.call(this, moves, session);
    });
    await log.write(captured(second), touched(second, 2));
    await service.counted(second, 1);
    expect(read.mock.settledResults.filter(({ type }) => type === 'rejected')).toHaveLength(3);
  });
});

describe('Two instances', () => {
  it('share the partitions, the same ones of every stream, and take over from each other', async () => {
    const admin = kafkaOf(system).admin();
    await admin.connect();
    const second = await RunningService.start(system);
    const assignment = await eventually(async () => {
      const shares = await assignmentOf(admin);
      return shares.length === 2 && shares.every((share) => share.size > 0) && shares;
    });
    const topics = ['leads', 'handoffs'].map(
      (name) => system.kafkaNamespace + streams[name as 'leads'].topic,
    );
    const shares = assignment.map((share) => topics.map((topic) => share.get(topic)?.join()));
    expect(new Set(shares.flat()).size).toBe(2);
    for (const [leads, handoffs] of shares) expect(leads).toBe(handoffs);

    const rounds = [partitions.map(leadIn), partitions.map(leadIn)];
    await log.write(...rounds[0]!.flatMap((leadId) => [captured(leadId), touched(leadId, 2)]));
    for (const leadId of rounds[0]!) await service.counted(leadId, 1);

    await second.close();
    await log.write(...rounds[1]!.flatMap((leadId) => [captured(leadId), touched(leadId, 2)]));
    await log.write(...rounds[0]!.map((leadId) => touched(leadId, 3)));
    for (const leadId of rounds[1]!) await service.counted(leadId, 1);
    for (const leadId of rounds[0]!) await service.counted(leadId, 2);
    await admin.disconnect();
  });
});

/** One map of topic to partitions per member of the service's group. */
async function assignmentOf(admin: Admin): Promise<Map<string, number[]>[]> {
  const { groups } = await admin.describeGroups([`${system.kafkaNamespace}counting`]);
  const { AssignerProtocol } = await import('kafkajs');
  return groups[0]!.members.map(({ memberAssignment }) => {
    const decoded = AssignerProtocol.MemberAssignment.decode(memberAssignment);
    return new Map(Object.entries(decoded?.assignment ?? {}));
  });
}

const { commitTransaction } = ClientSession.prototype;
const moveOn = PartitionPositions.prototype.advance;

import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import { type Lane, partitionsPerStream } from '@smarketing/contracts';
import { eventually, testSystem } from '@smarketing/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { BatchApplier } from '../src/consume/apply-batch.js';
import { PartitionPositions } from '../src/consume/partition-positions.js';
import { captured, leadIn, LogWriter, touched } from './lead-facts.js';
import { RunningService } from './running-service.js';

const require = createRequire(import.meta.url);
const system = testSystem();
const partitions = Array.from({ length: partitionsPerStream }, (_, partition) => partition);
const moveOn = PartitionPositions.prototype.advance;
const { applyTogether } = BatchApplier.prototype;
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

/** Two facts of one lead in every partition, sent at once. */
async function writeEverywhere(lane: Lane): Promise<string[]> {
  const leads = partitions.map(leadIn);
  const facts = leads.flatMap((leadId) => [captured(leadId), touched(leadId, 2)]);
  await (lane === 'live' ? log.write(...facts) : log.writeInBulk(...facts));
  return leads;
}

async function expectAppliedOnce(leads: readonly string[]): Promise<void> {
  for (const leadId of leads) {
    const tally = await service.counted(leadId, 1);
    expect(tally).toMatchObject({
      captured: true,
      bus: { seen: { leads: 2 }, sent: { scores: 1 } },
    });
  }
}

// Bulk first: while live facts come, its partitions go one at a time.
describe.each(['bulk', 'live'] as const)('Small batches of several partitions, %s,', (lane) => {
  it('that come together are applied in one transaction', async () => {
    const together = vi.spyOn(BatchApplier.prototype, 'applyTogether');
    await expectAppliedOnce(await writeEverywhere(lane));
    const sizes = together.mock.calls.map(([batches]) => batches.length);
    expect(Math.max(...sizes)).toBeGreaterThan(1);
    expect(sizes.length).toBeLessThan(partitions.length * 2);
  });

  it('are each applied by itself where the transaction of all fails', async () => {
    const together = vi.spyOn(BatchApplier.prototype, 'applyTogether');
    together.mockRejectedValue(new Error('one of them is broken'));
    await expectAppliedOnce(await writeEverywhere(lane));
    expect(together).toHaveBeenCalled();
  });

  it('are each applied once, although another claims one of the partitions meanwhile', async () => {
    const other = new PartitionPositions(service.db, 'other', ['leads', 'handoffs']);
    let overtaken = 0;
    vi.spyOn(PartitionPositions.prototype, 'advance').mockImplementation(async function overtake(
      this: PartitionPositions,
      moves,
      ...rest
    ) {
      const isThere = moves.some(({ at }) => at._id === 3);
      if (isThere && overtaken++ === 0) await other.claim(3);
      return moveOn.call(this, moves, ...rest);
    });
    await expectAppliedOnce(await writeEverywhere(lane));
    expect(overtaken).toBeGreaterThan(1);
  });

  it('are each applied once, although it is not known whether their transaction was committed', async () => {
    const together = vi.spyOn(BatchApplier.prototype, 'applyTogether');
    together.mockImplementation(async function answerLost(this: BatchApplier, batches, ...rest) {
      await applyTogether.call(this, batches, ...rest);
      throw new Error('the answer to the commit was lost');
    });
    await expectAppliedOnce(await writeEverywhere(lane));
  });
});

describe('A fetch', () => {
  it('is answered at once where little comes, and gathers for a moment where much does', async () => {
    const { prototype } = require('kafkajs/src/consumer/consumerGroup') as {
      prototype: { fetch: (this: Asked, nodeId: number) => Promise<unknown> };
    };
    const { fetch } = prototype;
    const asked: Pick<Asked, 'minBytes' | 'maxWaitTime'>[] = [];
    vi.spyOn(prototype, 'fetch').mockImplementation(function noted(this: Asked, nodeId) {
      const fetched = fetch.call(this, nodeId);
      const { groupId, minBytes, maxWaitTime } = this;
      if (groupId.endsWith('counting')) asked.push({ minBytes, maxWaitTime });
      return fetched;
    });
    const lone = { minBytes: 1, maxWaitTime: 300 };
    const gathered = { minBytes: 262_144, maxWaitTime: 80 };
    await eventually(() => asked.length > 0);
    asked.length = 0;
    const leads = Array.from({ length: 60 }, (_, at) => leadIn(at % partitionsPerStream));
    await log.write(...leads.flatMap((leadId) => [captured(leadId), touched(leadId, 2)]));
    await expectAppliedOnce(leads);
    await eventually(() => asked.some(({ minBytes }) => minBytes > 1));
    expect(asked).toContainEqual(gathered);
    await eventually(() => isDeepStrictEqual(asked.at(-1), lone));
  });
});

interface Asked {
  readonly groupId: string;
  readonly minBytes: number;
  readonly maxWaitTime: number;
}

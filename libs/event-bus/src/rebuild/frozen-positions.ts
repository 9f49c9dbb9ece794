import type { Collection, Db } from 'mongodb';
import { partitionsPerStream } from '@smarketing/contracts';
import { positionsCollection, type PartitionPosition } from '../consume/partition-positions.js';
import { gateId, gatesCollection, type WakeGate } from '../timers/wake-gate.js';

/** Later than any switch takes: only who has finished it, or takes it over, ends it. */
const foreverMs = 1_000 * 365 * 86_400_000;

/**
 * Keeps everybody from writing to a view for a while: those who fold, and those who wake. Both write to
 * what is changed here in the transactions in which they change documents, so that whoever has one in
 * hand loses against it, or was first.
 */
export class FrozenPositions {
  private readonly positions: Collection<PartitionPosition>;
  private readonly gates: Collection<WakeGate>;
  private readonly by: string;

  constructor(
    db: Db,
    private readonly view: string,
    fence: number,
  ) {
    this.by = `${view}#${fence}`;
    this.positions = db.collection(positionsCollection);
    this.gates = db.collection(gatesCollection);
  }

  /** Where the live view stands from now on. It ends by itself after so many milliseconds. */
  async freeze(milliseconds: number): Promise<PartitionPosition[]> {
    const until = { $add: ['$$NOW', milliseconds] };
    const partitions = Array.from({ length: partitionsPerStream }, (_, partition) => partition);
    await this.gates.bulkWrite(
      partitions.map((partition) => ({
        updateOne: {
          filter: { _id: gateId(this.view, partition) },
          update: [{ $set: { view: this.view, until, by: this.by } }],
          upsert: true,
        },
      })),
    );
    // Also where nobody has been the writer yet: the first one shall wait, too.
    const first = (field: string, value: unknown) => ({ $ifNull: [field, { $literal: value }] });
    const frozen = {
      frozen: { until, by: this.by },
      epoch: { $add: [first('$epoch', 0), 1] },
      owner: first('$owner', ''),
      next: first('$next', {}),
      parked: first('$parked', 0),
      held: first('$held', 0),
    };
    await this.positions.bulkWrite(
      partitions.map((_id) => ({
        updateOne: { filter: { _id }, update: [{ $set: frozen }], upsert: true },
      })),
      { writeConcern: { w: 'majority' } },
    );
    return this.positions
      .find({}, { readConcern: { level: 'majority' } })
      .sort({ _id: 1 })
      .toArray();
  }

  /** From now on it does not end by itself. False where it has ended already, or is somebody else's. */
  async freezeForGood(): Promise<boolean> {
    const { by } = this;
    const until = { $add: ['$$NOW', foreverMs] };
    await this.gates.updateMany({ by }, [{ $set: { until } }]);
    const { matchedCount } = await this.positions.updateMany(
      { 'frozen.by': by, $expr: { $gt: ['$frozen.until', '$$NOW'] } },
      [{ $set: { 'frozen.until': until } }],
      { writeConcern: { w: 'majority' } },
    );
    return matchedCount === partitionsPerStream;
  }

  /** Ends what this one has frozen. */
  async thaw(): Promise<void> {
    await end(this.positions, this.gates, this.by);
  }

  /** Ends what whoever worked on the view before has left frozen. */
  static async thawAll(db: Db, view: string): Promise<void> {
    const by = new RegExp(`^${view.replaceAll(/\W/g, '\\$&')}#`);
    await end(db.collection(positionsCollection), db.collection(gatesCollection), by);
  }
}

async function end(
  positions: Collection<PartitionPosition>,
  gates: Collection<WakeGate>,
  by: string | RegExp,
): Promise<void> {
  await positions.updateMany(
    { 'frozen.by': by },
    { $unset: { frozen: '' } },
    { writeConcern: { w: 'majority' } },
  );
  await gates.updateMany({ by }, { $set: { until: null } });
}

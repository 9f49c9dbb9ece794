import { randomUUID } from 'node:crypto';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { NudgedLoop, SERVICE_DATABASE, nameOfCollection } from '@smarketing/event-bus';
import { logger, oneMetric } from '@smarketing/observability';
import type { AnyBulkWriteOperation, Binary, Collection, Db } from 'mongodb';
import { Counter } from 'prom-client';
import { bytesOf } from './bytes-of.js';
import { keyInUse } from './hash-secret.repository.js';
import { MasterKeys } from './master-keys.js';
import { FormerKeyNeededError, OtherVaultKeyError, RetiredKeyError } from './other-vault-key.js';
import { ContactSeal, SealBrokenError } from './seal-contact.js';
import { VaultRotation } from './vault-rotation.schema.js';
import {
  notUnder,
  wrappedKeys,
  type WrappedKeys,
  type WrappedRow,
} from './wrapped-keys.repository.js';

const _id = 'state';
/** How often an instance looks which key is current. */
const lookEveryMs = 1_000;
/** After so long all instances wrap under the new key. */
const settledAfterMs = 5_000;
const leaseMs = 10_000;
const mostAtOnce = 500;
const stopWithinMs = 5_000;

export interface RotationProgress {
  /** The id of the key that all is wrapped under. */
  readonly current: string;
  /** Whether a second key is held: while one replaces the other. */
  readonly holdsFormer: boolean;
  readonly startedAt?: Date;
  readonly finishedAt?: Date;
  /** Since it began. */
  readonly rewrapped: number;
  /** Not under the current key. Before the first rotation, nothing has to be. */
  readonly left: number;
  /** Of these, what no key opens. */
  readonly broken: number;
}

/**
 * Replaces the vault's master key while the service runs: what is new is wrapped under the new key as soon
 * as one instance has it, what is old in the background, by one instance at a time, which another one
 * follows where it ends.
 */
@Injectable()
export class VaultRotations
  implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown
{
  private readonly holder = randomUUID();
  private saidThatItIsMissing = false;
  private readonly loop = new NudgedLoop({
    pass: async (last) => !last && this.pass(),
    restMs: () => lookEveryMs,
    onFailure: (err, failures) => {
      if (failures === 1) logger.warn({ err }, 'The keys of the vault could not be looked after.');
    },
  });

  constructor(
    @Inject(SERVICE_DATABASE) private readonly db: Db,
    private readonly keys: MasterKeys,
    private readonly seal: ContactSeal,
  ) {}

  /** Throws {@link OtherVaultKeyError}, {@link RetiredKeyError}, {@link FormerKeyNeededError}. */
  async onModuleInit(): Promise<void> {
    const state = await this.agree();
    const { configured, former } = this.keys;
    if (!this.keys.sealUnder(state.current, state.retired.length > 0)) {
      throw state.retired.includes(configured.id)
        ? new RetiredKeyError()
        : new OtherVaultKeyError(undefined);
    }
    if (state.retired.length === 0 || (state.aloneSince && !former)) return;
    const left = await this.left(state.current);
    if (left > (state.broken ?? 0)) {
      if (!former) throw new FormerKeyNeededError(left);
      // An instance that had the former key alone, or a backup, has brought some back.
      await this.change(state, { $unset: { finishedAt: '', aloneSince: '' } });
    } else if (!former && state.finishedAt) {
      await this.change(state, { $set: { aloneSince: new Date() } });
    }
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop(stopWithinMs);
  }

  async progress(): Promise<RotationProgress> {
    const state = await this.states.findOne({ _id });
    const { current = this.keys.current.id, retired = [], startedAt, finishedAt } = state ?? {};
    const isDue = retired.length > 0;
    return {
      current,
      holdsFormer: this.keys.former !== undefined,
      ...(startedAt && { startedAt }),
      ...(startedAt && finishedAt && { finishedAt }),
      rewrapped: state?.rewrapped ?? 0,
      left: isDue ? await this.left(current) : 0,
      broken: state?.broken ?? 0,
    };
  }

  /** Which key all wrap under: a new one replaces the current one where that is held beside it. */
  private async agree(): Promise<VaultRotation> {
    const { configured, former } = this.keys;
    const state = (await this.states.findOne({ _id })) ?? (await this.begin());
    const isNew = state.current !== configured.id && !state.retired.includes(configured.id);
    if (!isNew) return state;
    if (former?.id !== state.current) throw new OtherVaultKeyError(undefined);
    // A third key would leave what is still under the first one with nobody who holds it.
    if (!state.finishedAt) throw new FormerKeyNeededError(await this.left(state.current));
    await this.states.updateOne(
      { _id, current: state.current },
      {
        $set: { current: configured.id, startedAt: new Date(), rewrapped: 0, inPass: 0, broken: 0 },
        $push: { retired: state.current },
        $unset: { finishedAt: '', after: '', lease: '', aloneSince: '' },
      },
    );
    return (await this.states.findOne({ _id }))!;
  }

  private async begin(): Promise<VaultRotation> {
    const used = await keyInUse(this.db, this.keys, this.seal);
    const { id: current } = used ?? this.keys.configured;
    const state = { current, retired: [], finishedAt: new Date() };
    await this.states.updateOne({ _id }, { $setOnInsert: state }, { upsert: true });
    return (await this.states.findOne({ _id }))!;
  }

  /** True where more can be done at once. */
  private async pass(): Promise<boolean> {
    const state = await this.states.findOne({ _id });
    if (!state) return false;
    if (!this.keys.sealUnder(state.current, state.retired.length > 0)) {
      if (!this.saidThatItIsMissing) {
        const what = 'The key of the vault was replaced by one that this instance does not have.';
        logger.error(`${what} Start it again with the new key and the former one.`);
      }
      this.saidThatItIsMissing = true;
      return false;
    }
    if (state.finishedAt || !this.keys.former) return false;
    const now = new Date();
    const taken = await this.states.updateOne(
      {
        ...{ _id, current: state.current },
        $or: [
          { lease: { $exists: false } },
          { 'lease.holder': this.holder },
          { 'lease.until': { $lt: now } },
        ],
      },
      { $set: { lease: { holder: this.holder, until: new Date(now.getTime() + leaseMs) } } },
    );
    return taken.matchedCount > 0 && this.rewrapSome((await this.states.findOne({ _id }))!, now);
  }

  private async rewrapSome(state: VaultRotation, now: Date): Promise<boolean> {
    const begun = wrappedKeys.findIndex(({ collection }) => collection === state.after?.collection);
    for (const keys of wrappedKeys.slice(Math.max(begun, 0))) {
      const after = state.after?.collection === keys.collection ? state.after.id : '';
      const found = await this.rowsOf(keys)
        .find({ ...notUnder(keys, state.current), _id: { $gt: after } })
        .project<WrappedRow>({ [keys.field]: 1 })
        .sort({ _id: 1 })
        .limit(mostAtOnce)
        .toArray();
      const last = found.at(-1);
      if (!last) continue;
      const { rewrapped, broken } = await this.rewrap(keys, found);
      await this.change(state, {
        $set: { after: { collection: keys.collection, id: last._id } },
        $inc: { rewrapped, broken, inPass: found.length - broken },
      });
      return true;
    }
    const isLast = !state.inPass && now.getTime() - state.startedAt!.getTime() > settledAfterMs;
    await this.change(
      state,
      isLast
        ? { $set: { finishedAt: now }, $unset: { after: '', lease: '' } }
        : { $set: { inPass: 0, broken: 0 }, $unset: { after: '' } },
    );
    if (isLast) logger.info({ rewrapped: state.rewrapped }, 'The key of the vault is replaced.');
    return !isLast && (state.inPass ?? 0) > 0;
  }

  private async rewrap(keys: WrappedKeys, rows: readonly WrappedRow[]) {
    const updates: AnyBulkWriteOperation<WrappedRow>[] = [];
    for (const row of rows) {
      const wrapped = row[keys.field] as Binary | Buffer;
      try {
        const anew = this.seal.wrap(row._id, this.seal.unwrap(row._id, bytesOf(wrapped)));
        // Of what was erased or replaced meanwhile nothing is brought back.
        const filter = { _id: row._id, [keys.field]: wrapped };
        updates.push({ updateOne: { filter, update: { $set: { [keys.field]: anew } } } });
      } catch (error) {
        if (!(error instanceof SealBrokenError)) throw error;
      }
    }
    const broken = rows.length - updates.length;
    if (updates.length === 0) return { rewrapped: 0, broken };
    const { modifiedCount } = await this.rowsOf(keys).bulkWrite(updates, { ordered: false });
    rewrappedKeys().inc(modifiedCount);
    return { rewrapped: modifiedCount, broken };
  }

  private async left(current: string): Promise<number> {
    const counts = wrappedKeys.map((keys) =>
      this.rowsOf(keys).countDocuments(notUnder(keys, current)),
    );
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  }

  private async change({ current }: VaultRotation, update: object): Promise<void> {
    await this.states.updateOne({ _id, current }, update);
  }

  private rowsOf({ collection }: WrappedKeys): Collection<WrappedRow> {
    return this.db.collection<WrappedRow>(collection);
  }

  private get states(): Collection<VaultRotation> {
    return this.db.collection<VaultRotation>(nameOfCollection(VaultRotation));
  }
}

function rewrappedKeys(): Counter {
  return oneMetric(
    'vault_keys_rewrapped_total',
    (name) => new Counter({ name, help: 'Keys of the vault that were wrapped under a new key.' }),
  );
}

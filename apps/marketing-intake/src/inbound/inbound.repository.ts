import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Work } from '@smarketing/event-bus';
import type { Model } from 'mongoose';
import type { Refused, Told } from './inbound-told.js';
import { InboundRefusal, InboundWaiting } from './inbound.schema.js';

const firstTryMs = 5_000;
const longestPauseMs = 600_000;
const waitsMs = 86_400_000;
/** Of one sender; more are refused at once. */
const mostWaiting = 10_000;

@Injectable()
export class InboundRepository {
  constructor(
    @InjectModel(InboundWaiting.name) private readonly waiting: Model<InboundWaiting>,
    @InjectModel(InboundRefusal.name) private readonly refusals: Model<InboundRefusal>,
  ) {}

  /** Keeps facts whose leads are not known yet, as many as a sender may have waiting. */
  async wait(
    work: Work,
    told: readonly Told[],
    now: Date,
  ): Promise<{ readonly waiting: number; readonly refused: Refused[] }> {
    const [first] = told;
    if (!first) return { waiting: 0, refused: [] };
    const { sender } = first;
    const room = mostWaiting - (await this.waiting.countDocuments({ sender }));
    const [kept, tooMany] = [told.slice(0, Math.max(0, room)), told.slice(Math.max(0, room))];
    const rows = kept.map(({ key, ...rest }) => ({
      updateOne: {
        filter: { _id: key },
        update: {
          $setOnInsert: {
            ...rest,
            tries: 1,
            tryAt: new Date(now.getTime() + firstTryMs),
            until: new Date(now.getTime() + waitsMs),
          },
        },
        upsert: true,
      },
    }));
    if (rows.length > 0) {
      await work.collection(InboundWaiting).bulkWrite(rows, { session: work.session });
    }
    const why = `names a lead that is not known, and ${mostWaiting} facts of this sender wait already`;
    const refused = tooMany.map(({ place }) => ({ place, problem: { field: '/data/lead', why } }));
    return { waiting: kept.length, refused };
  }

  /** Those whose leads are to be looked for again, oldest first. */
  async due(now: Date, atMost: number): Promise<InboundWaiting[]> {
    return this.waiting
      .find({ tryAt: { $lte: now } })
      .sort({ tryAt: 1 })
      .limit(atMost)
      .lean();
  }

  async forget(work: Work, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const filter = { _id: { $in: [...ids] } };
    await work.collection(InboundWaiting).deleteMany(filter, { session: work.session });
  }

  async tryLater(work: Work, rows: readonly InboundWaiting[], now: Date): Promise<void> {
    if (rows.length === 0) return;
    await work.collection(InboundWaiting).bulkWrite(
      rows.map(({ _id, tries }) => {
        const pause = Math.min(longestPauseMs, firstTryMs * 2 ** Math.min(tries, 10));
        const tryAt = new Date(now.getTime() + pause);
        return {
          updateOne: { filter: { _id, tries }, update: { $set: { tryAt }, $inc: { tries: 1 } } },
        };
      }),
      { session: work.session },
    );
  }

  async refuse(work: Work, refused: readonly Refused[]): Promise<void> {
    if (refused.length === 0) return;
    const at = new Date();
    await work.collection(InboundRefusal).bulkWrite(
      refused.map(({ place, problem }) => {
        const { topic, partition, offset } = place;
        const sender = topic.slice(topic.lastIndexOf('.') + 1);
        const row = { sender, place, ...problem, at };
        const filter = { _id: `${topic}/${partition}/${offset}` };
        return { updateOne: { filter, update: { $setOnInsert: row }, upsert: true } };
      }),
      { session: work.session },
    );
  }

  async countWaiting(sender?: string): Promise<number> {
    return this.waiting.countDocuments(sender === undefined ? {} : { sender });
  }

  async countRefused(sender: string, since: Date): Promise<number> {
    return this.refusals.countDocuments({ sender, at: { $gt: since } });
  }

  /** Newest first, behind `after`. */
  async refusalsOf(
    sender: string | undefined,
    { limit, after }: { readonly limit: number; readonly after: string | undefined },
  ): Promise<InboundRefusal[]> {
    const before = after === undefined ? undefined : await this.refusals.findById(after).lean();
    const behind = before && {
      $or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before._id } }],
    };
    return this.refusals
      .find({ ...(sender !== undefined && { sender }), ...behind })
      .sort({ at: -1, _id: -1 })
      .limit(limit)
      .lean();
  }
}

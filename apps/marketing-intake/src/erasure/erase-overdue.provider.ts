import { setTimeout as wait } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import {
  AfterCommit,
  nameOfCollection,
  NudgedLoop,
  SERVICE_DATABASE,
  UnitOfWork,
} from '@smarketing/event-bus';
import { logger } from '@smarketing/observability';
import { PlaybookReference, playbooks, type PlaybookInForce } from '@smarketing/playbook/in-force';
import type { RetainedFor } from '@smarketing/playbook';
import type { ClientSession, Collection, Db } from 'mongodb';
import { CaptureQueue } from '../capture/capture-queue.provider.js';
import { Lead } from '../capture/lead.schema.js';
import { Conversion } from '../conversions/conversion.schema.js';
import { restAfter } from '../imports/give-way.js';
import { StoredImport } from '../imports/import.schema.js';
import { idsOf } from '../merges/merge-leads.js';
import { EraseLeads } from './erase-leads.provider.js';
import { heardBefore, periodOver } from './period-over.js';
import { RetentionSweep } from './retention-sweep.schema.js';

const _id = 'state';
const sweepEveryMs = 3_600_000;
/** How often an instance looks whether there is something to do. */
const lookEveryMs = 60_000;
/** So long the leads of an instance that was killed wait for another one. */
const claimMs = 60_000;
const leadsAtOnce = 100;
const stopWithinMs = 5_000;
const bulk = { lane: 'bulk' } as const;

/** A lead whose period is over. */
interface Overdue {
  readonly leadId: string;
  readonly period: RetainedFor;
}

/**
 * Erases leads whose period of retention is over. Some at a time, claimed by one instance, from where the
 * one before has ended; each is judged once more in the transaction that erases it. Nothing is erased
 * while a file comes in: its next row may be something that was heard since.
 */
@Injectable()
export class EraseOverdue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private isFirst = true;
  private isStopping = false;
  private readonly loop = new NudgedLoop({
    pass: async (last) => !last && this.sweepSome(),
    restMs: () => lookEveryMs,
    onFailure: (err, failures) => {
      if (failures === 1)
        logger.warn({ err }, 'Leads whose retention is over could not be erased.');
    },
  });

  constructor(
    @Inject(SERVICE_DATABASE) private readonly db: Db,
    private readonly playbook: PlaybookReference,
    private readonly eraseLeads: EraseLeads,
    private readonly unitOfWork: UnitOfWork,
    private readonly afterCommit: AfterCommit,
    private readonly live: CaptureQueue,
  ) {}

  onApplicationBootstrap(): void {
    this.afterCommit.on(playbooks.collection, () => this.loop.nudge());
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.loop.stop(stopWithinMs);
  }

  /** True where there is more of it. */
  private async sweepSome(): Promise<boolean> {
    const now = new Date();
    // None until the first one has arrived.
    const inForce = await this.playbook.load().catch(() => undefined);
    const periods = inForce?.document.retention.periods ?? [];
    if (!inForce || periods.length === 0 || (await this.isImporting(now))) return false;
    const state = await this.claim(inForce, now);
    if (!state) return false;
    const months = Math.min(...periods.map((one) => one.months));
    const page = await this.page(state.after, heardBefore(now, months));
    const done = await this.eraseOf(page, inForce, now);
    const hasMore = done.isHalted || page.length === leadsAtOnce;
    await this.states.updateOne({ _id, claimedUntil: state.claimedUntil }, [
      {
        $set: {
          claimedUntil: now,
          nextAt: hasMore ? now : new Date(now.getTime() + sweepEveryMs),
          after: hasMore ? (done.last ?? state.after ?? '$$REMOVE') : '$$REMOVE',
        },
      },
    ]);
    if (done.failure) throw done.failure;
    return hasMore;
  }

  private async isImporting(now: Date): Promise<boolean> {
    const imports = this.db.collection(nameOfCollection(StoredImport));
    return (await imports.findOne({ 'lease.expiresAt': { $gt: now } })) !== null;
  }

  /** Undefined where it is not yet time, or another instance is at it. */
  private async claim(
    { version }: PlaybookInForce,
    now: Date,
  ): Promise<RetentionSweep | undefined> {
    const begin = { claimedUntil: now, nextAt: now };
    await this.states.updateOne({ _id }, { $setOnInsert: begin }, { upsert: true });
    const isDue = { $or: [{ nextAt: { $lte: now } }, { playbook: { $ne: version } }] };
    const isOther = { $ne: ['$playbook', version] };
    const claimed = await this.states.findOneAndUpdate(
      { _id, claimedUntil: { $lte: now }, ...(!this.isFirst && isDue) },
      [
        {
          $set: {
            claimedUntil: new Date(now.getTime() + claimMs),
            nextAt: now,
            playbook: version,
            after: { $cond: [isOther, '$$REMOVE', { $ifNull: ['$after', '$$REMOVE'] }] },
          },
        },
      ],
      { returnDocument: 'after' },
    );
    this.isFirst = false;
    return claimed ?? undefined;
  }

  /** Leads of which their own documents tell nothing later. */
  private async page(after: string | undefined, heard: Date): Promise<Lead[]> {
    return this.db
      .collection<Lead>(nameOfCollection(Lead))
      .find({
        ...(after !== undefined && { _id: { $gt: after } }),
        erased: { $exists: false },
        merged: { $exists: false },
        capturedAt: { $lte: heard },
        knownAsOf: { $lte: heard },
        lastTouchpointAt: { $not: { $gt: heard } },
      })
      .sort({ _id: 1 })
      .limit(leadsAtOnce)
      .toArray();
  }

  /** How far it came. One that cannot be erased holds up no other. */
  private async eraseOf(page: readonly Lead[], inForce: PlaybookInForce, now: Date) {
    let last: string | undefined;
    let failure: Error | undefined;
    let erased = 0;
    for (const { leadId, period } of await this.overdue(page, inForce, now)) {
      const isLate = Date.now() - now.getTime() > claimMs / 2;
      if (this.isStopping || isLate) return { last, failure, isHalted: true };
      const began = performance.now();
      try {
        if (await this.erase(leadId, inForce, now)) erased += 1;
      } catch (error) {
        failure ??= error as Error;
        logger.error(
          { err: error, leadId, period },
          'A lead whose retention is over could not be erased.',
        );
      }
      last = leadId;
      await wait(restAfter(performance.now() - began, this.live.sinceLast()));
    }
    if (erased > 0) {
      const playbook = inForce.version;
      logger.info({ erased, playbook }, 'Leads were erased: their retention was over.');
    }
    return { last: page.at(-1)?._id, failure, isHalted: false };
  }

  private async erase(leadId: string, inForce: PlaybookInForce, now: Date): Promise<boolean> {
    return this.unitOfWork.run(async (work) => {
      const { session } = work;
      const leads = this.db.collection<Lead>(nameOfCollection(Lead));
      const lead = await leads.findOne({ _id: leadId }, { session });
      const [overdue] = await this.overdue(lead ? [lead] : [], inForce, now, session);
      if (!overdue) return false;
      const { of, months } = overdue.period;
      const order = { at: now, period: { of, months }, playbook: inForce.version };
      const done = await this.eraseLeads.erase(work, leadId, { ground: 'retention', ...order });
      return done?.changed === true;
    }, bulk);
  }

  private async overdue(
    page: readonly Lead[],
    { document: { retention } }: PlaybookInForce,
    now: Date,
    session?: ClientSession,
  ): Promise<Overdue[]> {
    const absorbed = page.flatMap(idsOf);
    const parts = await this.byId<Lead>(Lead, absorbed, session);
    const ids = [...page.map((lead) => lead._id), ...absorbed];
    const told = await this.byId<Conversion>(Conversion, ids, session);
    const inSales = (lead: Lead) => ({ lead, conversion: told.get(lead._id) });
    return page.flatMap((lead) => {
      const merged = idsOf(lead).flatMap((id) => parts.get(id) ?? []);
      const period = periodOver(inSales(lead), merged.map(inSales), retention.periods, now);
      return period ? [{ leadId: lead._id, period }] : [];
    });
  }

  private async byId<T extends { _id: string }>(
    of: new () => T,
    ids: readonly string[],
    session?: ClientSession,
  ): Promise<Map<string, T>> {
    if (ids.length === 0) return new Map();
    const found = await this.db
      .collection<{ _id: string }>(nameOfCollection(of))
      .find({ _id: { $in: [...ids] } }, { ...(session && { session }) })
      .toArray();
    return new Map(found.map((one) => [one._id, one as T]));
  }

  private get states(): Collection<RetentionSweep> {
    return this.db.collection<RetentionSweep>(nameOfCollection(RetentionSweep));
  }
}

import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Lane } from '@smarketing/contracts';
import type { Work } from '@smarketing/event-bus';
import type { Model } from 'mongoose';
import { Handoff } from './handoff.schema.js';
import { stages, type Stage } from './stages.js';

/** The place of a handoff in the order of the inbox: oldest first. */
export type InboxPlace = readonly [qualifiedAt: number, leadId: string];

/** Waiting leads of which it was not yet said that nobody can take them, or all that wait. */
export interface Waiting {
  readonly told: 'not yet' | 'or not';
  /** How they came. */
  readonly lane: Lane;
}

/** What a caller is shown, the command that they send next finds as well: it reads what a majority has. */
const shown = 'majority';

@Injectable()
export class HandoffsRepository {
  constructor(@InjectModel(Handoff.name) private readonly handoffs: Model<Handoff>) {}

  async find(leadId: string): Promise<Handoff | undefined> {
    // Where only facts that are not this view's business came, the bus keeps a document without it.
    const isHandoff = [{ stage: { $exists: true } }, { erased: { $exists: true } }];
    const filter = { _id: leadId, $or: isHandoff };
    const found = await this.handoffs.findOne(filter, { bus: 0 }).readConcern(shown).lean();
    return found ?? undefined;
  }

  async page(
    { repId, stage }: { readonly repId: string | undefined; readonly stage: Stage | undefined },
    after: InboxPlace | undefined,
    limit: number,
  ): Promise<Handoff[]> {
    const [time, leadId] = after ?? [];
    return this.handoffs
      .find(
        {
          ...(repId !== undefined && { repId }),
          // Named one by one, so that the index of stages gives the order for all of them as well.
          stage: stage ?? { $in: [...stages] },
          mergedInto: { $exists: false },
          ...(time !== undefined && {
            // Bounds the index scan, which the two alternatives alone do not.
            qualifiedAt: { $gte: new Date(time) },
            $or: [
              { qualifiedAt: { $gt: new Date(time) } },
              { qualifiedAt: new Date(time), _id: { $gt: leadId! } },
            ],
          }),
        },
        { bus: 0 },
      )
      .sort({ qualifiedAt: 1, _id: 1 })
      .limit(limit)
      .readConcern(shown)
      .lean();
  }

  /** The lane to which the first lead belongs that waits: live before bulk. */
  async firstLane(told: Waiting['told']): Promise<Lane | undefined> {
    const first = await this.handoffs
      .findOne(
        { ...waitingFor(told), 'qualifiedBy.lane': { $in: ['live', 'bulk'] } },
        { 'qualifiedBy.lane': 1 },
      )
      .sort({ 'qualifiedBy.lane': -1 })
      .lean<Pick<Handoff, 'qualifiedBy'>>();
    return first?.qualifiedBy?.lane;
  }

  /** The ids of those that wait longest, in order. */
  async waitingIn(work: Work, { told, lane }: Waiting, limit: number): Promise<string[]> {
    const found = await work
      .collection(Handoff)
      .find(
        { ...waitingFor(told), 'qualifiedBy.lane': lane },
        { session: work.session, projection: { _id: 1 } },
      )
      .sort({ qualifiedAt: 1, _id: 1 })
      .limit(limit)
      .toArray();
    return found.map(({ _id }) => _id);
  }
}

function waitingFor(told: Waiting['told']) {
  return {
    stage: 'qualified' as const,
    mergedInto: { $exists: false },
    unassignable: told === 'not yet' ? false : { $in: [false, true] },
  };
}

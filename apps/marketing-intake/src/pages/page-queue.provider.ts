import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  UnitOfWork,
  causeOfRequest,
  nameOfCollection,
  type Cause,
  type Work,
} from '@smarketing/event-bus';
import { IdempotencyKeys, type IdempotentRequest, type Outcome } from '@smarketing/http';
import type { CaptureCommand } from '../capture/capture-command.js';
import { CaptureQueue } from '../capture/capture-queue.provider.js';
import { actOf } from '../capture/captured.js';
import { Captures, type Meeting } from '../capture/captures.provider.js';
import type { CaptureTerms } from '../capture/read-capture.js';
import { leads } from '../capture/leads.view.js';
import { readTouchpoint } from '../capture/read-touchpoint.js';
import { isErased } from '../capture/is-erased.js';
import { CommitTogether } from '../commit/commit-together.provider.js';
import { keepVisit } from './keep-visit.provider.js';
import { PageVisitor, type PageVisit } from './page-visitor.schema.js';

/** A message of a page, read: a visit, or the capture that a form is. */
export interface Sent {
  readonly page: string;
  readonly id: string;
  /** Of what it says: the same id with another one is another message. */
  readonly requestHash: string;
  /** Keyed; undefined without consent. */
  readonly visitor: string | undefined;
  readonly terms: CaptureTerms;
  readonly visit: PageVisit;
  /** Undefined of a visit. */
  readonly command: CaptureCommand | undefined;
}

interface Asked extends IdempotentRequest, Omit<Sent, 'id' | 'page'> {
  readonly key: string;
  readonly cause: Cause;
}

const mostAtOnce = 50;
/** Browsers of which nobody knows whose they are; while there are more, visits of new ones are not kept. */
const mostVisitors = 200_000;
const countedForMs = 10_000;

/** Commits messages of pages: forms as captures, visits as touchpoints of the lead whose form was sent. */
@Injectable()
export class PageQueue {
  private readonly queue: CommitTogether<Asked, true>;
  private counted = { at: -Infinity, visitors: 0 };

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly captures: Captures,
    private readonly live: CaptureQueue,
    private readonly idempotency: IdempotencyKeys,
  ) {
    this.queue = new CommitTogether(mostAtOnce, (asked) => this.commitAll(asked));
  }

  /** Rejects with a ProblemError where the id was of another message before. */
  async store({ page, id, ...sent }: Sent): Promise<void> {
    if (sent.command) this.live.isAsked();
    const key = createHash('sha256')
      .update(JSON.stringify(['page', page, id]))
      .digest('base64url');
    await this.queue.commit({ ...sent, key, cause: causeOfRequest() });
  }

  private commitAll(asked: readonly Asked[]): Promise<Outcome<true>[]> {
    return this.unitOfWork.run((work) =>
      this.idempotency.onceEach(asked, work, async (fresh) => {
        await this.storeAll(work, fresh);
        return fresh.map(() => ({ answer: true as const }));
      }),
    );
  }

  /** In their order: a visit that came with the form of its browser is bound by it. */
  private async storeAll(work: Work, fresh: readonly Asked[]): Promise<void> {
    const forms = fresh.filter(({ command }) => command !== undefined);
    const captured = await this.captures.captureAll(
      work,
      forms.map(({ command, cause }) => ({ ...command!, cause })),
    );
    const leadOf = new Map(forms.map((form, at) => [form, captured[at]!.leadId]));
    captured.forEach((outcome, at) => work.record(actOf(outcome), forms[at]!.cause));
    const visitors = await this.visitorsOf(work, fresh);
    const meetings: Meeting[] = [];
    for (const one of fresh) {
      const { visitor: id, visit } = one;
      if (id === undefined) continue;
      const visitor = visitors.get(id);
      const leadId = leadOf.get(one);
      if (leadId !== undefined) {
        meetings.push(...(visitor?.visits ?? []).map((seen) => meetingOf(leadId, seen, one)));
        visitors.set(id, { _id: id, visits: [], leadId, at: visit.at });
      } else if (visitor?.leadId !== undefined) {
        meetings.push(meetingOf(visitor.leadId, visit, one));
        visitors.set(id, { ...visitor, at: visit.at });
      } else if (visitor || (await this.hasRoom(work))) {
        visitors.set(id, keepVisit(visitor, id, visit));
      }
    }
    await this.captures.recordTouchpoints(work, meetings);
    await this.keep(work, [...visitors.values()]);
  }

  private async visitorsOf(work: Work, fresh: readonly Asked[]): Promise<Map<string, PageVisitor>> {
    const ids = fresh.flatMap(({ visitor }) => visitor ?? []);
    if (ids.length === 0) return new Map();
    const found = await work
      .collection(PageVisitor)
      .find({ _id: { $in: ids } }, { session: work.session })
      .toArray();
    const bound = found.flatMap(({ leadId }) => leadId ?? []);
    const met = await work.loadMany(leads, bound);
    const isGone = ({ leadId }: PageVisitor) =>
      leadId !== undefined && (!met.has(leadId) || isErased(met.get(leadId)!));
    // Whose lead was erased is somebody new.
    const known = found.filter((visitor) => !isGone(visitor));
    return new Map(known.map((visitor) => [visitor._id, visitor]));
  }

  private async keep(work: Work, visitors: readonly PageVisitor[]): Promise<void> {
    if (visitors.length === 0) return;
    await work.collection(PageVisitor).bulkWrite(
      visitors.map((visitor) => ({
        replaceOne: { filter: { _id: visitor._id }, replacement: visitor, upsert: true },
      })),
      { session: work.session },
    );
  }

  private async hasRoom(work: Work): Promise<boolean> {
    const now = performance.now();
    if (now - this.counted.at > countedForMs) {
      const visitors = await work
        .collection(nameOfCollection(PageVisitor))
        .estimatedDocumentCount();
      this.counted = { at: now, visitors };
    }
    this.counted.visitors += 1;
    return this.counted.visitors <= mostVisitors;
  }
}

function meetingOf(
  leadId: string,
  { at, ...utm }: PageVisit,
  { cause, terms }: Pick<Asked, 'cause' | 'terms'>,
): Meeting {
  const input = { kind: 'page-view', utm, occurredAt: at.toISOString() };
  return { leadId, visit: readTouchpoint(input, terms).visit!, cause };
}

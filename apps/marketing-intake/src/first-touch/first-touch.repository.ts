import { Injectable } from '@nestjs/common';
import type { Work } from '@smarketing/event-bus';
import { Lead } from '../capture/lead.schema.js';
import { leads } from '../capture/leads.view.js';
import { correctFirstTouch, type FirstTouchCorrection } from '../capture/correct-first-touch.js';
import { newsForSurvivors, survivorsOf } from '../capture/tell-survivors.js';

type Corrected = NonNullable<ReturnType<typeof correctFirstTouch>>;

/** Which leads of an import are meant. */
export interface OfImport {
  readonly importId: string;
  readonly from: string | undefined;
  readonly after: string | undefined;
}

@Injectable()
export class FirstTouchRepository {
  /** Undefined where there is no such lead. */
  async correct(
    work: Work,
    leadId: string,
    correction: FirstTouchCorrection,
    now: Date,
  ): Promise<{ lead: Lead; changed: boolean } | undefined> {
    const known = await work.load(leads, leadId);
    if (!known) return undefined;
    const corrected = correctFirstTouch(known, correction, now);
    if (!corrected) return { lead: known, changed: false };
    await save(work, [corrected]);
    return { lead: corrected.lead, changed: true };
  }

  /** At most `limit` leads that an import has brought in, in the order of their ids; how many, and the last. */
  async correctOfImport(
    work: Work,
    { importId, from, after }: OfImport,
    correction: FirstTouchCorrection,
    { now, limit }: { now: Date; limit: number },
  ): Promise<{ corrected: number; last: string | undefined }> {
    // Ids are in the order of time: no lead of an import has one before that of the import.
    const found = await work
      .collection(Lead)
      .find(
        { _id: { $gt: after ?? importId }, importId, ...(from !== undefined && { channel: from }) },
        { session: work.session, projection: { _id: 1 } },
      )
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    const documents = await work.loadMany(
      leads,
      found.map(({ _id }) => _id),
    );
    const corrected = [...documents.values()]
      .map((lead) => correctFirstTouch(lead, correction, now))
      .filter((one) => one !== undefined);
    await save(work, corrected);
    return {
      corrected: corrected.length,
      last: found.length === limit ? found.at(-1)?._id : undefined,
    };
  }
}

/** Those that stand for a merged lead are told as well. */
async function save(work: Work, corrected: readonly Corrected[]): Promise<void> {
  const ids = corrected.flatMap(({ lead }) => survivorsOf(lead));
  const survivors = ids.length > 0 ? await work.loadMany(leads, ids) : new Map<string, Lead>();
  for (const { lead } of corrected) survivors.set(lead._id, lead);
  for (const { lead, fact } of corrected) {
    work.save(leads, lead, [fact]);
    for (const { survivorId, facts } of newsForSurvivors(lead, [fact])) {
      work.save(leads, survivors.get(survivorId)!, facts);
    }
  }
}

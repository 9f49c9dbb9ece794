import { Injectable } from '@nestjs/common';
import type { Work } from '@smarketing/event-bus';
import { Touchpoint } from './touchpoint.schema.js';

@Injectable()
export class TouchpointRepository {
  /** Which of the ids are there already. */
  async knownOf(work: Work, ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const found = await work
      .collection(Touchpoint)
      .find({ _id: { $in: [...ids] } }, { session: work.session, projection: { _id: 1 } })
      .toArray();
    return new Set(found.map(({ _id }) => _id));
  }

  /** All touchpoints of the leads, by lead and in the order of their times. */
  async ofLeads(work: Work, leadIds: readonly string[]): Promise<Map<string, Touchpoint[]>> {
    const found = await work
      .collection(Touchpoint)
      .find({ leadId: { $in: [...leadIds] } }, { session: work.session })
      .sort({ at: 1, _id: 1 })
      .toArray();
    return Map.groupBy(found, ({ leadId }) => leadId);
  }

  async add(work: Work, touchpoints: readonly Touchpoint[]): Promise<void> {
    if (touchpoints.length === 0) return;
    await work.collection(Touchpoint).insertMany([...touchpoints], { session: work.session });
  }
}

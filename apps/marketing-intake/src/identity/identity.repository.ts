import { Injectable } from '@nestjs/common';
import type { Work } from '@smarketing/event-bus';
import { Identity } from './identity.schema.js';

@Injectable()
export class IdentityRepository {
  /** The leads that the keys belong to, by key. */
  async leadsOf(work: Work, keys: readonly string[]): Promise<Map<string, string>> {
    if (keys.length === 0) return new Map();
    const found = await work
      .collection(Identity)
      .find({ _id: { $in: [...new Set(keys)] } }, { session: work.session })
      .toArray();
    return new Map(found.map(({ _id, leadId }) => [_id, leadId]));
  }

  /** A key that another transaction has taken in the meantime aborts this one: it is then retried. */
  async claim(work: Work, claims: ReadonlyMap<string, string>): Promise<void> {
    if (claims.size === 0) return;
    await work.collection(Identity).insertMany(
      [...claims].map(([_id, leadId]) => ({ _id, leadId })),
      { session: work.session },
    );
  }
}

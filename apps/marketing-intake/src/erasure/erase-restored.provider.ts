import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import {
  nameOfCollection,
  RestoreNotices,
  SERVICE_DATABASE,
  UnitOfWork,
} from '@smarketing/event-bus';
import { logger } from '@smarketing/observability';
import type { Db } from 'mongodb';
import { KeptProof } from '../consent/kept-proof.schema.js';
import { ConsentProofs } from '../consent/proofs.provider.js';
import { Lead } from '../capture/lead.schema.js';
import { heldOfLeads } from './held-of-leads.repository.js';

const leadsAtOnce = 1_000;

/**
 * Before the port opens: what a backup has brought back of leads that are erased is deleted once more.
 * By then the bus has applied every LeadErased of the topics that the database did not know; vault and
 * keys may have been restored apart from it.
 */
@Injectable()
export class EraseRestored implements OnApplicationBootstrap {
  constructor(
    @Inject(SERVICE_DATABASE) private readonly db: Db,
    private readonly notices: RestoreNotices,
    private readonly proofs: ConsentProofs,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { leads, documents } = await this.eraseAgain();
    if (documents === 0) return;
    await this.notices.noteErasedAgain({ leads, documents });
    logger.warn(
      { leads, documents },
      'A backup had brought back what was kept of erased leads: it is deleted again.',
    );
  }

  private async eraseAgain(): Promise<{ leads: number; documents: number }> {
    const erased = this.db
      .collection<Lead>(nameOfCollection(Lead))
      .find({ 'erased.at': { $exists: true } }, { projection: { erased: 1 } })
      .batchSize(leadsAtOnce);
    let leads = 0;
    let documents = 0;
    let ids: string[] = [];
    const flush = async () => {
      const done = await this.deleteOf(ids);
      leads += done.leads;
      documents += done.documents;
      ids = [];
    };
    for await (const { _id, erased: erasure } of erased) {
      if (erasure?.kept) await this.keepProofs(_id, erasure.at);
      ids.push(_id);
      if (ids.length === leadsAtOnce) await flush();
    }
    if (ids.length > 0) await flush();
    return { leads, documents };
  }

  /** A database of before the erasure has what the law asks for among the rest. */
  private async keepProofs(leadId: string, erasedAt: Date): Promise<void> {
    const isKept = await this.db.collection(nameOfCollection(KeptProof)).findOne({ leadId });
    if (isKept) return;
    await this.unitOfWork.run((work) => this.proofs.keepOnErasure(work, leadId, erasedAt));
  }

  private async deleteOf(ids: readonly string[]): Promise<{ leads: number; documents: number }> {
    const wanted = new Set(ids);
    const concerned = new Set<string>();
    let documents = 0;
    for (const { stored, by } of heldOfLeads) {
      const collection = this.db.collection<{ _id: string }>(nameOfCollection(stored));
      const held = { [by]: { $in: [...ids] } };
      const named = (await collection.distinct(by, held)) as string[];
      for (const id of named) if (wanted.has(id)) concerned.add(id);
      documents += (await collection.deleteMany(held)).deletedCount;
    }
    return { leads: concerned.size, documents };
  }
}

import { Injectable } from '@nestjs/common';
import {
  LeadErased,
  type DeletedDocuments,
  type ErasureGround,
  type RetentionPeriod,
} from '@smarketing/contracts';
import { actsCollection, emit, nameOfCollection, type Work } from '@smarketing/event-bus';
import { Consent } from '../consent/consent.schema.js';
import { ConsentProofs } from '../consent/proofs.provider.js';
import { AttachLeads } from '../accounts/attach-leads.provider.js';
import type { Lead } from '../capture/lead.schema.js';
import { outermost } from '../capture/tell-survivors.js';
import { idsOf } from '../merges/merge-leads.js';
import { erasedWithSurvivor } from '../merges/refuse-merge.js';
import { leads } from '../capture/leads.view.js';
import { erasedLead } from './erased-lead.js';
import { heldOfLeads } from './held-of-leads.repository.js';

/** Why a lead is erased, and when. */
export interface ErasureOrder {
  readonly ground: ErasureGround;
  readonly at: Date;
  readonly period?: RetentionPeriod;
  /** The version of the playbook that says so. */
  readonly playbook?: number;
}

@Injectable()
export class EraseLeads {
  constructor(
    private readonly proofs: ConsentProofs,
    private readonly accounts: AttachLeads,
  ) {}

  /**
   * Deletes all that is kept of the lead, and of those that were merged into it, and leaves a document that says so. Undefined where there is no
   * such lead; one that is erased already stays as it is. Whoever captures the same person meanwhile
   * writes to one of these documents: one of the two transactions is run again.
   */
  async erase(
    work: Work,
    leadId: string,
    order: ErasureOrder,
  ): Promise<{ lead: Lead; changed: boolean } | undefined> {
    const known = await work.load(leads, leadId);
    if (!known) return undefined;
    if (known.erased) return { lead: known, changed: false };
    if (known.merged) throw erasedWithSurvivor(leadId, outermost(known));
    const absorbed = await work.loadMany(leads, idsOf(known));
    for (const one of absorbed.values()) await this.eraseOne(work, one, order, leadId);
    return { lead: await this.eraseOne(work, known, order), changed: true };
  }

  private async eraseOne(
    work: Work,
    known: Lead,
    { ground, at, period, playbook }: ErasureOrder,
    erasedWith?: string,
  ): Promise<Lead> {
    const leadId = known._id;
    const said = await work
      .collection(Consent)
      .countDocuments({ leadId }, { session: work.session });
    const detached = (await this.accounts.forget(work, [known], at)).get(leadId) ?? [];
    const proofs = await this.proofs.keepOnErasure(work, leadId, at);
    const deleted = [
      ...(await deleteHeld(work, leadId)),
      ...(said > 0 ? [{ of: nameOfCollection(Consent), count: said }] : []),
    ];
    const kept = proofs.map(({ purpose, until, ground: law }) => ({
      of: `consent_proofs/${purpose}`,
      ground: law,
      until: until.toISOString(),
    }));
    await forgetReasons(work, leadId);
    const data: LeadErased = {
      leadId,
      ground,
      deleted,
      ...(kept.length > 0 && { kept }),
      ...(erasedWith !== undefined && { erasedWith }),
      ...(period && { period }),
    };
    const lead = erasedLead({ data, time: at, playbook });
    work.save(leads, lead, [...detached, emit(LeadErased, data, { time: at, playbook })]);
    return lead;
  }
}

async function deleteHeld(work: Work, leadId: string): Promise<DeletedDocuments[]> {
  const deleted: DeletedDocuments[] = [];
  for (const { stored, by } of heldOfLeads) {
    const { deletedCount: count } = await work
      .collection<{ _id: string }>(nameOfCollection(stored))
      .deleteMany({ [by]: leadId }, { session: work.session });
    if (count > 0) deleted.push({ of: nameOfCollection(stored), count });
  }
  return deleted;
}

/** Who did what is kept; the words in which they said why may name the person. */
async function forgetReasons(work: Work, leadId: string): Promise<void> {
  await work
    .collection(actsCollection)
    .updateMany(
      { on: `lead/${leadId}` },
      { $unset: { reason: '' as const } },
      { session: work.session },
    );
}

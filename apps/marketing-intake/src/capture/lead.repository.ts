import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { Conversion } from '../conversions/conversion.schema.js';
import { IdentityKeys } from '../identity/identity-keys.js';
import { Identity } from '../identity/identity.schema.js';
import { outermost } from './tell-survivors.js';
import { Lead } from './lead.schema.js';
import { externalIdsOf, externalSystemOf } from './read-contact.js';
import { refuseErased } from '../erasure/refuse-erased.js';
import { noSuchLead } from './no-such-lead.js';

@Injectable()
export class LeadRepository {
  constructor(
    @InjectModel(Lead.name) private readonly leads: Model<Lead>,
    @InjectModel(Conversion.name) private readonly conversions: Model<Conversion>,
    @InjectModel(Identity.name) private readonly identities: Model<Identity>,
    private readonly keys: IdentityKeys,
  ) {}

  async find(
    leadId: string,
  ): Promise<{ lead: Lead; conversion: Conversion | undefined } | undefined> {
    const lead = await this.leads.findById(leadId).lean();
    if (!lead) return undefined;
    const conversion = await this.conversions.findById(leadId).lean();
    return { lead, conversion: conversion ?? undefined };
  }

  /** External id → lead, of those that are known: of a merged one the lead that stands for it. */
  async resolve(system: string, ids: readonly string[]): Promise<Record<string, string>> {
    const name = externalSystemOf(system);
    const byKey = new Map(
      ids.flatMap((id) =>
        externalIdsOf(id).map((one) => [this.keys.external(name, one), id] as const),
      ),
    );
    const found = await this.identities.find({ _id: { $in: [...byKey.keys()] } }).lean();
    const merged = await this.leads
      .find(
        { _id: { $in: found.map(({ leadId }) => leadId) }, merged: { $exists: true } },
        { merged: 1 },
      )
      .lean();
    const standIn = new Map(merged.map((lead) => [lead._id, outermost(lead)]));
    return Object.fromEntries(
      found.map(({ _id, leadId }) => [byKey.get(_id)!, standIn.get(leadId) ?? leadId]),
    );
  }

  /** When the leads first came, by lead. */
  async capturedAtOf(leadIds: readonly string[]): Promise<Map<string, Date>> {
    if (leadIds.length === 0) return new Map();
    const found = await this.leads.find({ _id: { $in: [...leadIds] } }, { capturedAt: 1 }).lean();
    return new Map(found.map(({ _id, capturedAt }) => [_id, capturedAt]));
  }
}

/** The lead, where it is there. Throws a ProblemError (404, 410). */
export function presentLead(lead: Lead | undefined, leadId: string): Lead {
  if (!lead) throw noSuchLead(leadId);
  refuseErased(lead);
  return lead;
}

import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_DATABASE } from '@smarketing/event-bus';
import type { Db } from 'mongodb';
import { conversions } from '../conversions/conversions.view.js';
import type { Conversion } from '../conversions/remember-conversion.js';
import { IdentityKeys } from '../identity/identity-keys.js';
import type { Lead } from './lead.js';
import { leads } from './leads.view.js';
import { externalIdsOf, externalSystemOf } from './read-contact.js';

@Injectable()
export class LeadRepository {
  constructor(
    @Inject(SERVICE_DATABASE) private readonly db: Db,
    private readonly identities: IdentityKeys,
  ) {}

  async find(
    leadId: string,
  ): Promise<{ lead: Lead; conversion: Conversion | undefined } | undefined> {
    const lead = await this.db.collection<Lead>(leads.collection).findOne({ _id: leadId });
    if (!lead) return undefined;
    const conversion = await this.db
      .collection<Conversion>(conversions.collection)
      .findOne({ _id: leadId });
    return { lead, conversion: conversion ?? undefined };
  }

  /** External id → lead, of those that are known. */
  async resolve(system: string, ids: readonly string[]): Promise<Record<string, string>> {
    const name = externalSystemOf(system);
    const byKey = new Map(
      ids.flatMap((id) =>
        externalIdsOf(id).map((one) => [this.identities.external(name, one), id] as const),
      ),
    );
    const found = await this.db
      .collection<{ _id: string; leadId: string }>('identities')
      .find({ _id: { $in: [...byKey.keys()] } })
      .toArray();
    return Object.fromEntries(found.map(({ _id, leadId }) => [byKey.get(_id)!, leadId]));
  }
}

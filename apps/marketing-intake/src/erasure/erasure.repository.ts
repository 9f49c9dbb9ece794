import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { Lead } from '../capture/lead.schema.js';
import { ErasureConfirmations } from './erasure-confirmations.schema.js';

/** The place of an erasure in the list: newest first. */
export type ErasurePlace = readonly [erasedAt: number, leadId: string];

@Injectable()
export class ErasureRepository {
  constructor(
    @InjectModel(Lead.name) private readonly leads: Model<Lead>,
    @InjectModel(ErasureConfirmations.name)
    private readonly confirmations: Model<ErasureConfirmations>,
  ) {}

  /** Undefined for a lead that is there, or never was. */
  async find(leadId: string): Promise<Lead | undefined> {
    const found = await this.leads.findOne({ _id: leadId, erased: { $exists: true } }).lean();
    return found ?? undefined;
  }

  /** Newest first, behind the place. */
  async page(after: ErasurePlace | undefined, limit: number): Promise<Lead[]> {
    const [time, leadId] = after ?? [];
    const at = time === undefined ? undefined : new Date(time);
    return this.leads
      .find({
        'erased.at': at ? { $lte: at } : { $exists: true },
        ...(at && { $or: [{ 'erased.at': { $lt: at } }, { _id: { $gt: leadId! } }] }),
      })
      .sort({ 'erased.at': -1, _id: 1 })
      .limit(limit)
      .lean();
  }

  async confirmationsOfAll(leadIds: readonly string[]): Promise<Map<string, ErasureConfirmations>> {
    const found = await this.confirmations
      .find({ _id: { $in: [...leadIds] }, confirmed: { $exists: true } })
      .lean();
    return new Map(found.map((one) => [one._id, one]));
  }

  async confirmationsOf(leadId: string): Promise<ErasureConfirmations | undefined> {
    const found = await this.confirmations
      .findOne({ _id: leadId, confirmed: { $exists: true } })
      .lean();
    return found ?? undefined;
  }
}

import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CampaignPlanned } from '@smarketing/contracts';
import { SERVICE_DATABASE, emit, type Work } from '@smarketing/event-bus';
import type { Db } from 'mongodb';
import { v7 as uuidv7 } from 'uuid';
import { campaigns, type Campaign } from './campaign.document.js';
import type { SeenCampaign } from './campaign-of-utm.js';

export interface Sighting {
  readonly campaign: SeenCampaign;
  readonly channel: string;
  readonly playbook?: number;
  readonly at: Date;
}

@Injectable()
export class CampaignRepository implements OnModuleInit {
  constructor(@Inject(SERVICE_DATABASE) private readonly db: Db) {}

  async onModuleInit(): Promise<void> {
    await this.db.collection(campaigns.collection).createIndex({ utmKey: 1 }, { unique: true });
  }

  /** The ids of the campaigns by their UTM key; those seen for the first time are planned now. */
  async idsOf(work: Work, sightings: readonly Sighting[]): Promise<Map<string, string>> {
    if (sightings.length === 0) return new Map();
    const keys = [...new Set(sightings.map(({ campaign }) => campaign.utmKey))];
    const known = await work
      .collection<Campaign>(campaigns.collection)
      .find({ utmKey: { $in: keys } }, { session: work.session, projection: { utmKey: 1 } })
      .toArray();
    const ids = new Map(known.map(({ utmKey, _id }) => [utmKey, _id]));
    for (const sighting of sightings) {
      const { utmKey } = sighting.campaign;
      if (!ids.has(utmKey)) ids.set(utmKey, plan(work, sighting));
    }
    return ids;
  }

  /** At most `limit` campaigns after the one with the id `after`, in the order of their planning. */
  async list(after: string | undefined, limit: number): Promise<Campaign[]> {
    return this.db
      .collection<Campaign>(campaigns.collection)
      .find(after ? { _id: { $gt: after } } : {}, { projection: { bus: 0 } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
  }
}

function plan(work: Work, { campaign, channel, playbook, at }: Sighting): string {
  const campaignId = uuidv7();
  const { utmKey, code, source, medium } = campaign;
  const named = { code, ...(source && { source }), ...(medium && { medium }), channel };
  work.save(campaigns, { _id: campaignId, utmKey, ...named, plannedAt: at }, [
    emit(CampaignPlanned, { campaignId, ...named }, { time: at, playbook }),
  ]);
  return campaignId;
}

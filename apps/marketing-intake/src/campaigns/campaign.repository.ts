import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { CampaignPlanned, type CampaignOrigin } from '@smarketing/contracts';
import { emit, type Cause, type Work } from '@smarketing/event-bus';
import { LRUCache } from 'lru-cache';
import type { Model } from 'mongoose';
import { v7 as uuidv7 } from 'uuid';
import { Campaign } from './campaign.schema.js';
import { bodyOf, guardRules, plansOf } from './campaign-plans.repository.js';
import { coveringCampaign } from './campaign-rules.js';
import { campaigns } from './campaigns.view.js';
import type { SeenCampaign } from './campaign-of-utm.js';

export interface Sighting {
  readonly campaign: SeenCampaign;
  readonly channel: string;
  readonly playbook?: number;
  readonly at: Date;
  /** The capture that it was seen in, where several are committed together. */
  readonly cause?: Cause | undefined;
}

/** New campaigns in a day of UTC; what comes above it counts for one campaign of its channel. */
export const mostPlannedInDay = 2_000;
/** Ids of so many campaigns are kept at hand. */
const mostKnown = 2_000;

@Injectable()
export class CampaignRepository {
  /** UTM key → id of campaigns that are committed: neither of the two ever changes. */
  private readonly known = new LRUCache<string, string>({ max: mostKnown });
  /** What a transaction has planned and not written yet. */
  private readonly planned = new WeakMap<Work, Map<string, string>>();

  constructor(@InjectModel(Campaign.name) private readonly campaigns: Model<Campaign>) {}

  /** The ids of the campaigns by their UTM key; those seen for the first time are planned now. */
  async idsOf(work: Work, sightings: readonly Sighting[]): Promise<Map<string, string>> {
    if (sightings.length === 0) return new Map();
    const ids = new Map<string, string>();
    const unknown = new Set<string>();
    for (const { campaign } of sightings) {
      const id = this.known.get(campaign.utmKey) ?? this.planned.get(work)?.get(campaign.utmKey);
      if (id === undefined) unknown.add(campaign.utmKey);
      else ids.set(campaign.utmKey, id);
    }
    for (const { utmKey, _id } of await read(work, unknown)) {
      ids.set(utmKey, _id);
      this.known.set(utmKey, _id);
    }
    const unplanned = sightings.filter(({ campaign }) => !ids.has(campaign.utmKey));
    if (unplanned.length > 0) {
      await planAll(work, unplanned, ids);
      this.planned.set(work, new Map([...(this.planned.get(work) ?? []), ...ids]));
    }
    return ids;
  }

  /** The ids of those of the campaigns that are planned, by their UTM key; none is planned. */
  async plannedOf(work: Work, keys: ReadonlySet<string>): Promise<Map<string, string>> {
    return new Map((await read(work, keys)).map(({ utmKey, _id }) => [utmKey, _id]));
  }

  /** Undefined where there is none. */
  async find(campaignId: string): Promise<Campaign | undefined> {
    return (await this.campaigns.findById(campaignId, { bus: 0 }).lean()) ?? undefined;
  }

  /** At most `limit` campaigns after the one with the id `after`, in the order of their planning. */
  async list(
    after: string | undefined,
    limit: number,
    origin?: CampaignOrigin,
  ): Promise<Campaign[]> {
    const of = origin && { origin: origin === 'plan' ? origin : { $exists: false } };
    return this.campaigns
      .find({ ...of, ...(after && { _id: { $gt: after } }) }, { bus: 0 })
      .sort({ _id: 1 })
      .limit(limit)
      .lean();
  }
}

/** Those of the keys that are planned: a transaction writes what it plans after all that it reads. */
async function read(work: Work, keys: ReadonlySet<string>): Promise<Campaign[]> {
  if (keys.size === 0) return [];
  return work
    .collection(Campaign)
    .find({ utmKey: { $in: [...keys] } }, { session: work.session, projection: { utmKey: 1 } })
    .toArray();
}

/** Adds the ids of campaigns that are seen for the first time. */
async function planAll(
  work: Work,
  sightings: readonly Sighting[],
  ids: Map<string, string>,
): Promise<void> {
  await guardRules(work);
  const [planned, plans] = [await plannedToday(work), await plansOf(work)];
  const keys = new Set(sightings.map(({ campaign }) => campaign.utmKey));
  const room = mostPlannedInDay - planned;
  const rest = room < keys.size ? await read(work, new Set(sightings.map(restKey))) : [];
  const idsOfRest = new Map(rest.map(({ utmKey, _id }) => [utmKey, _id]));
  let added = 0;
  for (const sighting of sightings) {
    const { utmKey } = sighting.campaign;
    if (ids.has(utmKey)) continue;
    const partOf = coveringCampaign(plans, sighting.campaign);
    if (added < room) {
      added += 1;
      ids.set(utmKey, plan(work, sighting, partOf));
      continue;
    }
    if (partOf !== undefined) {
      ids.set(utmKey, partOf);
      continue;
    }
    const key = restKey(sighting);
    const id = idsOfRest.get(key) ?? plan(work, { ...sighting, campaign: restOf(sighting) });
    idsOfRest.set(key, id);
    ids.set(utmKey, id);
  }
}

/** How many campaigns are of today: their ids begin with the time. */
async function plannedToday(work: Work): Promise<number> {
  const midnight = new Date().setUTCHours(0, 0, 0, 0);
  const first = uuidv7({ msecs: midnight, random: new Uint8Array(16), seq: 0 });
  return work
    .collection(Campaign)
    .countDocuments({ _id: { $gte: first } }, { session: work.session, limit: mostPlannedInDay });
}

function restKey({ channel }: Sighting): string {
  return `rest\n${channel}`;
}

function restOf(sighting: Sighting): SeenCampaign {
  return { utmKey: restKey(sighting), code: '(other)' };
}

function plan(work: Work, sighting: Sighting, partOf?: string): string {
  const { channel, playbook, at, cause } = sighting;
  const { utmKey, code, source, medium } = sighting.campaign;
  const campaign: Campaign = {
    _id: uuidv7(),
    utmKey,
    code,
    ...(source && { source }),
    ...(medium && { medium }),
    channel,
    plannedAt: at,
    ...(partOf !== undefined && { partOf }),
  };
  const planned = emit(CampaignPlanned, bodyOf(campaign), { time: at, playbook });
  work.save(campaigns, campaign, [planned], cause);
  return campaign._id;
}

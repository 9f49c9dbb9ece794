import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { CampaignCostRecorded } from '@smarketing/contracts';
import { emit, type Emission, type Work } from '@smarketing/event-bus';
import type { Model } from 'mongoose';
import { addCost, costId, totalOf } from './add-cost.js';
import { CampaignCost } from './campaign-cost.schema.js';
import { Campaign } from './campaign.schema.js';
import { campaigns } from './campaigns.view.js';
import { CampaignsByName, type NotFound } from './campaigns-by-name.js';
import { nameKeyOf, platformKey } from './plan-campaign.js';
import type { Cost } from './read-cost.js';

export type CostOutcome =
  | {
      readonly campaignId: string;
      readonly outcome: 'recorded' | 'replaced' | 'unchanged';
    }
  | NotFound
  | { readonly refused: 'other-currency'; readonly currency: string };

/** What campaigns have cost, by day and platform. */
@Injectable()
export class CampaignCosts {
  constructor(@InjectModel(CampaignCost.name) private readonly costs: Model<CampaignCost>) {}

  /**
   * In the order given: of two rows of one campaign, day and platform the later one counts. A trial tells
   * what would become of them.
   */
  async record(
    work: Work,
    rows: readonly Cost[],
    { now, isTrial = false }: { now: Date; isTrial?: boolean },
  ): Promise<CostOutcome[]> {
    const known = await campaignsNamed(work, rows);
    const found = rows.map((row) => known.find(row));
    const targets = found.flatMap((one) => ('campaign' in one ? [one.campaign._id] : []));
    const loaded = await work.loadMany(campaigns, targets);
    const partsOf = await partsBelow(work, targets);
    const stored = await this.storedFor(work, rows, found, partsOf);
    const facts = new Map<string, Emission[]>();
    const touched = new Set<string>();
    const changed = new Map<string, CampaignCost>();
    const outcomes = rows.map((row, at): CostOutcome => {
      const one = found[at]!;
      if (!('campaign' in one)) return one;
      const campaignId = one.campaign._id;
      const id = costId(campaignId, row.day, row.platform);
      const added = addCost(stored.get(id), { campaignId, now }, row);
      if ('otherCurrency' in added)
        return { refused: 'other-currency', currency: added.otherCurrency };
      const key = known.remember(row, campaignId);
      if (key !== undefined) {
        const campaign = loaded.get(campaignId)!;
        campaign.platformKeys = [...(campaign.platformKeys ?? []), key];
        touched.add(campaignId);
      }
      if (added.outcome !== 'unchanged') {
        const below = (partsOf.get(campaignId) ?? []).flatMap(
          (partId) => stored.get(costId(partId, row.day, row.platform)) ?? [],
        );
        for (const cost of [added.cost, ...below.flatMap((one) => emptied(one, row, now))]) {
          stored.set(cost._id, cost);
          changed.set(cost._id, cost);
        }
      }
      return { campaignId, outcome: added.outcome };
    });
    if (isTrial) return outcomes;
    await write(work, changed);
    for (const cost of changed.values()) {
      const of = facts.get(cost.campaignId) ?? [];
      facts.set(cost.campaignId, [...of, factOf(cost, now)]);
      touched.add(cost.campaignId);
    }
    const documents = await work.loadMany(campaigns, touched);
    for (const [id, document] of documents) {
      work.save(campaigns, loaded.get(id) ?? document, facts.get(id) ?? []);
    }
    return outcomes;
  }

  /** At most `limit` of a campaign's costs after the one at `after`, by day and platform. */
  async list(
    campaignId: string,
    after: string | undefined,
    limit: number,
  ): Promise<CampaignCost[]> {
    return this.costs
      .find({ campaignId, ...(after && { _id: { $gt: after } }), 'parts.0': { $exists: true } })
      .sort({ _id: 1 })
      .limit(limit)
      .lean();
  }

  /**
   * The costs that rows may replace. What was recorded for a campaign before it became part of another
   * is the other's from now on.
   */
  private async storedFor(
    work: Work,
    rows: readonly Cost[],
    found: readonly ReturnType<CampaignsByName['find']>[],
    partsOf: ReadonlyMap<string, readonly string[]>,
  ): Promise<Map<string, CampaignCost>> {
    const ids = new Set<string>();
    for (const [at, { day, platform }] of rows.entries()) {
      const one = found[at]!;
      if (!('campaign' in one)) continue;
      for (const id of [one.campaign._id, ...(partsOf.get(one.campaign._id) ?? [])]) {
        ids.add(costId(id, day, platform));
      }
    }
    const stored = await work
      .collection(CampaignCost)
      .find({ _id: { $in: [...ids] } }, { session: work.session })
      .toArray();
    const costs = new Map(stored.map((cost) => [cost._id, cost]));
    for (const [campaignId, below] of partsOf) {
      for (const id of below) takeOver(costs, campaignId, id);
    }
    return costs;
  }
}

/** Puts what stands under a part's id beside what stands under that of the campaign it is part of. */
function takeOver(costs: Map<string, CampaignCost>, campaignId: string, partId: string): void {
  for (const below of [...costs.values()].filter((cost) => cost.campaignId === partId)) {
    const _id = costId(campaignId, below.day, below.platform);
    const own = costs.get(_id);
    if (own && own.currency !== below.currency) continue;
    const kept = below.parts.filter(({ of }) => !own?.parts.some((part) => part.of === of));
    costs.set(_id, { ...(own ?? below), _id, campaignId, parts: [...(own?.parts ?? []), ...kept] });
  }
}

/** What a row has replaced of a part: nothing is left of it under the part's own id. */
function emptied(
  below: CampaignCost,
  { platformCampaignId, amount }: Cost,
  now: Date,
): CampaignCost[] {
  const stays = platformCampaignId && below.currency !== amount.currency;
  if (stays || below.parts.length === 0) return [];
  return [{ ...below, parts: [], recordedAt: now }];
}

async function campaignsNamed(work: Work, rows: readonly Cost[]): Promise<CampaignsByName> {
  const ids = rows.flatMap(({ campaignId }) => campaignId ?? []);
  const names = rows.flatMap(({ campaign }) => (campaign?.trim() ? nameKeyOf(campaign) : []));
  const platformKeys = rows.flatMap(({ platform, platformCampaignId: id }) =>
    id ? [platformKey(platform, id)] : [],
  );
  const found = await work
    .collection(Campaign)
    .find(
      {
        $or: [
          { _id: { $in: ids } },
          { platformKeys: { $in: platformKeys } },
          { codeKey: { $in: names } },
          { nameKey: { $in: names } },
          { code: { $in: names } },
        ],
      },
      { session: work.session, projection: { bus: 0 } },
    )
    .toArray();
  const missing = new Set(found.flatMap(({ partOf }) => partOf ?? []));
  for (const { _id } of found) missing.delete(_id);
  const above = await work
    .collection(Campaign)
    .find({ _id: { $in: [...missing] } }, { session: work.session, projection: { bus: 0 } })
    .toArray();
  return new CampaignsByName([...found, ...above]);
}

/** By campaign the ids of those that visits have named and that are counted with it. */
async function partsBelow(work: Work, ids: readonly string[]): Promise<Map<string, string[]>> {
  const found = await work
    .collection(Campaign)
    .find(
      { partOf: { $in: [...new Set(ids)] } },
      { session: work.session, projection: { partOf: 1 } },
    )
    .toArray();
  const below = new Map<string, string[]>();
  for (const { _id, partOf } of found) below.set(partOf!, [...(below.get(partOf!) ?? []), _id]);
  return below;
}

async function write(work: Work, changed: ReadonlyMap<string, CampaignCost>): Promise<void> {
  if (changed.size === 0) return;
  await work.collection(CampaignCost).bulkWrite(
    [...changed.values()].map((cost) => ({
      replaceOne: { filter: { _id: cost._id }, replacement: cost, upsert: true },
    })),
    { session: work.session },
  );
}

function factOf(cost: CampaignCost, now: Date): Emission {
  const { campaignId, platform, day, zone, currency } = cost;
  const { amount, ...counted } = totalOf(cost);
  const body = { campaignId, platform, day, zone, amount: { amount, currency }, ...counted };
  return emit(CampaignCostRecorded, body, { time: now });
}

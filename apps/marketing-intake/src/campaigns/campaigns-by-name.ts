import type { Campaign } from './campaign.schema.js';
import { nameKeyOf, platformKey } from './plan-campaign.js';
import type { Cost } from './read-cost.js';

export type NotFound =
  | { readonly refused: 'unknown-campaign' }
  /** Several campaigns are called so. */
  | { readonly refused: 'ambiguous-campaign'; readonly campaignIds: readonly string[] };

/** Finds the campaign of a cost by what the report calls it. */
export class CampaignsByName {
  private readonly byId: ReadonlyMap<string, Campaign>;
  /** What platforms call a campaign → its id. */
  private readonly remembered: Map<string, string>;

  constructor(private readonly known: readonly Campaign[]) {
    this.byId = new Map(known.map((campaign) => [campaign._id, campaign]));
    this.remembered = new Map(
      known.flatMap(({ _id, platformKeys = [] }) => platformKeys.map((key) => [key, _id])),
    );
  }

  /** Keeps what the platform calls the campaign of a cost; undefined where that was known already. */
  remember({ platform, platformCampaignId }: Cost, campaignId: string): string | undefined {
    if (!platformCampaignId) return undefined;
    const key = platformKey(platform, platformCampaignId);
    if (this.remembered.has(key)) return undefined;
    this.remembered.set(key, campaignId);
    return key;
  }

  /**
   * By its id, else by the platform's id of it, else by its code, else by its name, else by the code
   * that visits name. A campaign that is part of another stands for that.
   */
  find({
    campaignId,
    platform,
    platformCampaignId,
    campaign,
  }: Cost): { readonly campaign: Campaign } | NotFound {
    if (campaignId) return this.one(this.byId.get(campaignId));
    if (platformCampaignId) {
      const remembered = this.remembered.get(platformKey(platform, platformCampaignId));
      if (remembered !== undefined) return this.one(this.byId.get(remembered));
    }
    const name = nameKeyOf(campaign ?? '');
    if (name === '') return { refused: 'unknown-campaign' };
    const planned = this.known.find(({ codeKey }) => codeKey === name);
    if (planned) return this.one(planned);
    const called = this.known.filter(({ nameKey }) => nameKey === name);
    return this.oneOf(called.length > 0 ? called : this.known.filter(({ code }) => code === name));
  }

  private oneOf(candidates: readonly Campaign[]): { readonly campaign: Campaign } | NotFound {
    const ids = new Set(candidates.map(({ _id, partOf }) => partOf ?? _id));
    const [only, ...more] = ids;
    if (more.length > 0) return { refused: 'ambiguous-campaign', campaignIds: [...ids].sort() };
    return this.one(only === undefined ? undefined : this.byId.get(only));
  }

  private one(campaign: Campaign | undefined): { readonly campaign: Campaign } | NotFound {
    const counted = campaign?.partOf ? this.byId.get(campaign.partOf) : campaign;
    return counted ? { campaign: counted } : { refused: 'unknown-campaign' };
  }
}

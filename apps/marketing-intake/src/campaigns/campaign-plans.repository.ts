import { Injectable } from '@nestjs/common';
import { CampaignPlanned } from '@smarketing/contracts';
import { emit, type Work } from '@smarketing/event-bus';
import { v7 as uuidv7 } from 'uuid';
import { campaignOfUtm } from './campaign-of-utm.js';
import { CampaignGuard } from './campaign-guard.schema.js';
import {
  CampaignTakenError,
  HomeLeftError,
  NotPlannedError,
  TooManyPartsError,
} from './campaign-refused.js';
import {
  coveringCampaign,
  isCovered,
  isExact,
  type CampaignRule,
  type RuledCampaign,
} from './campaign-rules.js';
import { Campaign } from './campaign.schema.js';
import { campaigns } from './campaigns.view.js';
import type { CampaignPlan } from './plan-campaign.js';

/** Under which playbook a campaign is planned, and when. */
export interface Planning {
  readonly now: Date;
  readonly playbook: number;
}

/** Campaigns that visits have named and that one plan may count at once. */
const mostParts = 5_000;

/** Campaigns that are planned by hand. */
@Injectable()
export class CampaignPlans {
  /**
   * Plans a campaign; one whose UTM parameters visits have named already is taken over, with its id.
   * Planned again, it is as it was. Throws {@link CampaignTakenError}.
   */
  async plan(
    work: Work,
    plan: CampaignPlan,
    planning: Planning,
  ): Promise<{ campaign: Campaign; isNew: boolean }> {
    await guardRules(work);
    const same = await work
      .collection(Campaign)
      .findOne({ codeKey: plan.codeKey }, { session: work.session, projection: { bus: 0 } });
    if (same && isAsPlanned(same, plan)) return { campaign: same, isNew: false };
    if (same) throw new CampaignTakenError('code', same._id, same.code);
    const plans = await plansOf(work);
    await refuseTaken(work, plan, plans);
    const known = await seenExactly(work, plan.utm);
    const campaignId = known?._id ?? uuidv7();
    const made: Campaign = {
      ...(known
        ? withoutPlan(known)
        : {
            _id: campaignId,
            utmKey: exactKeys(plan.utm)[0] ?? `plan\n${campaignId}`,
            plannedAt: planning.now,
          }),
      ...storedOf(plan),
    };
    work.save(campaigns, made, [factOf(made, planning)]);
    await attach(work, made, [...plans, made as RuledCampaign], planning);
    return { campaign: made, isNew: true };
  }

  /**
   * Changes one. Undefined where there is none. Throws {@link NotPlannedError},
   * {@link CampaignTakenError}, {@link HomeLeftError}.
   */
  async change(
    work: Work,
    campaignId: string,
    changeOf: (before: Campaign) => CampaignPlan,
    planning: Planning,
  ): Promise<{ campaign: Campaign; changed: boolean } | undefined> {
    const before = await work.load(campaigns, campaignId);
    if (!before) return undefined;
    if (before.origin !== 'plan') throw new NotPlannedError(campaignId);
    const plan = changeOf(before);
    if (isAsPlanned(before, plan)) return { campaign: before, changed: false };
    refuseToLeaveHome(before, plan);
    await guardRules(work);
    const others = (await plansOf(work)).filter(({ _id }) => _id !== campaignId);
    await refuseTaken(work, plan, others, campaignId);
    const after: Campaign = { ...withoutPlan(before), ...storedOf(plan) };
    const isNews = JSON.stringify(bodyOf(before)) !== JSON.stringify(bodyOf(after));
    work.save(campaigns, after, isNews ? [factOf(after, planning)] : []);
    await attach(work, after, [...others, after as RuledCampaign], planning);
    return { campaign: after, changed: true };
  }
}

/** All rules that there are; whoever reads them to plan must have called {@link guardRules}. */
export async function plansOf(work: Work): Promise<RuledCampaign[]> {
  const found = await work
    .collection(Campaign)
    .find({ origin: 'plan' }, { session: work.session, projection: { utm: 1 } })
    .toArray();
  return found.map(({ _id, utm = [] }) => ({ _id, utm }));
}

/** Of two who plan at once, one is done before the other reads. */
export async function guardRules(work: Work): Promise<void> {
  await work
    .collection(CampaignGuard)
    .updateOne({ _id: 'rules' }, { $inc: { turn: 1 } }, { session: work.session, upsert: true });
}

function factOf(campaign: Campaign, { now, playbook }: Planning) {
  return emit(CampaignPlanned, bodyOf(campaign), { time: now, playbook });
}

export function bodyOf({ _id, channel, origin, partOf, budget, from, to }: Campaign) {
  return {
    campaignId: _id,
    channel,
    origin: origin ?? ('visit' as const),
    ...(partOf && { partOf }),
    ...(budget && { budget }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

/** What is stored of a plan: a campaign of one triple keeps its source and medium. */
function storedOf({ platformKeys, utm, ...plan }: CampaignPlan) {
  const exact = utm.find(isExact);
  return {
    ...plan,
    origin: 'plan' as const,
    utm: [...utm],
    ...(platformKeys.length > 0 && { platformKeys: [...platformKeys] }),
    ...(exact?.source && { source: exact.source }),
    ...(exact?.medium && { medium: exact.medium }),
  };
}

function withoutPlan(campaign: Campaign): Campaign {
  const { name, nameKey, budget, from, to, platformKeys, partOf, source, medium, ...rest } =
    campaign;
  return rest;
}

const planned = [
  'code',
  'codeKey',
  'name',
  'channel',
  'utm',
  'platformKeys',
  'budget',
  'from',
  'to',
] as const;

function isAsPlanned(campaign: Campaign, plan: CampaignPlan): boolean {
  const stored: Partial<Campaign> = storedOf(plan);
  return planned.every((name) => JSON.stringify(campaign[name]) === JSON.stringify(stored[name]));
}

function exactKeys(rules: readonly CampaignRule[]): string[] {
  return rules.filter(isExact).map((rule) => campaignOfUtm(rule)!.utmKey);
}

async function refuseTaken(
  work: Work,
  { codeKey, platformKeys, utm }: CampaignPlan,
  others: readonly RuledCampaign[],
  self?: string,
): Promise<void> {
  const taken = await work
    .collection(Campaign)
    .findOne(
      { $or: [{ codeKey }, { platformKeys: { $in: [...platformKeys] } }], _id: { $ne: self! } },
      { session: work.session, projection: { code: 1, codeKey: 1 } },
    );
  if (taken) {
    const what = taken.codeKey === codeKey ? 'code' : 'platformIds';
    throw new CampaignTakenError(what, taken._id, taken.code);
  }
  const own = new Set(exactKeys(utm));
  const rival = others.find((other) => exactKeys(other.utm).some((key) => own.has(key)));
  if (rival) throw new CampaignTakenError('utm', rival._id);
}

/** Leads have the id of the campaign by the triple that it began with. */
function refuseToLeaveHome({ utmKey }: Campaign, { utm }: CampaignPlan): void {
  if (!utmKey.startsWith('[')) return;
  const [source, medium, code] = JSON.parse(utmKey) as [string, string, string];
  if (!isCovered(utm, { source, medium, code })) throw new HomeLeftError([source, medium, code]);
}

async function seenExactly(
  work: Work,
  rules: readonly CampaignRule[],
): Promise<Campaign | undefined> {
  const keys = exactKeys(rules);
  if (keys.length === 0) return undefined;
  const found = await work
    .collection(Campaign)
    .find({ utmKey: { $in: keys } }, { session: work.session, projection: { utmKey: 1 } })
    .toArray();
  const first = keys.flatMap((key) => found.filter(({ utmKey }) => utmKey === key))[0];
  return first && work.load(campaigns, first._id);
}

/** Each campaign that visits have named is counted with the planned one whose rule says most about it. */
async function attach(
  work: Work,
  { _id, utm = [] }: Campaign,
  plans: readonly RuledCampaign[],
  planning: Planning,
): Promise<void> {
  const found = await work
    .collection(Campaign)
    .find(
      {
        origin: { $exists: false },
        utmKey: /^\[/,
        $or: [{ partOf: _id }, ...utm.map(queryOf)],
      },
      { session: work.session, projection: { code: 1, source: 1, medium: 1, partOf: 1 } },
    )
    .limit(mostParts + 1)
    .toArray();
  if (found.length > mostParts) throw new TooManyPartsError(mostParts);
  const moved = found.filter((seen) => coveringCampaign(plans, seen) !== seen.partOf);
  const loaded = await work.loadMany(
    campaigns,
    moved.map((seen) => seen._id),
  );
  for (const seen of loaded.values()) {
    const { partOf: _former, ...rest } = seen;
    const partOf = coveringCampaign(plans, seen);
    const now: Campaign = { ...rest, ...(partOf && { partOf }) };
    work.save(campaigns, now, [factOf(now, planning)]);
  }
}

function queryOf({ source, medium, campaign }: CampaignRule) {
  return {
    ...(campaign !== undefined && { code: termOf(campaign) }),
    ...(source !== undefined && { source: termOf(source) }),
    ...(medium !== undefined && { medium: termOf(medium) }),
  };
}

function termOf(pattern: string): string | RegExp {
  if (!pattern.includes('*')) return pattern;
  const literals = pattern
    .split('*')
    .map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`^${literals.join('.*')}$`, 'su');
}

import {
  LeadAskedAgain,
  LeadQualified,
  LeadQualifiedElsewhere,
  LeadScored,
  type DealOutcome,
  type ImportedStage,
  type Profile,
  type TouchpointKind,
} from '@smarketing/contracts';
import type { Emission } from '@smarketing/event-bus';
import type { Playbook, Returns } from '@smarketing/playbook';
import { heardAgain, requestOfCustomer } from './come-back.js';
import { comeFromElsewhere } from './come-from-elsewhere.js';
import { evaluateScore } from './evaluate-score.js';
import { cycleReached } from './qualify-lead.js';
import type { ScoreCard } from './score-card.schema.js';

/** The agreement a decision is made under. */
export interface Agreement {
  readonly version: number;
  readonly document: Pick<Playbook, 'scoring' | 'qualification'>;
  /** Absent for facts that were folded before anybody could come back. */
  readonly returns?: Returns | undefined;
}

/** What a fact led to. Every decision carries the time it counts from and the playbook version. */
export interface Decision {
  card: ScoreCard;
  scored?: Emission<LeadScored>;
  qualified: Emission<LeadQualified>[];
  askedAgain?: Emission<LeadAskedAgain>;
  elsewhere?: Emission<LeadQualifiedElsewhere>;
}

/** What scoring learns of a lead from the stream of leads. */
export type LeadNews =
  | { channel: string; campaignId?: string | undefined; profile: Profile }
  | { profile: Profile }
  | { touchpoint: TouchpointKind }
  | { first: { channel: string; campaignId?: string | undefined } };

export function newCard(leadId: string): ScoreCard {
  return { _id: leadId, profile: {}, touchpoints: {}, cycle: 0, recycled: [] };
}

/** Takes the news in, scores the lead anew, and qualifies it where it has come far enough. */
export function scoreLead(card: ScoreCard, news: LeadNews, at: Date, under: Agreement): Decision {
  const known = learn(card, news);
  if (known.channel === undefined) return { card: known, qualified: [] };
  const before = card.assessment;
  const evaluation = evaluateScore(under.document.scoring, { ...known, channel: known.channel });
  const { threshold } = under.document.qualification;
  const isOver = evaluation.score >= threshold;
  known.assessment = { ...evaluation, threshold, playbook: under.version, at };
  if ('touchpoint' in news && under.returns && known.lastOverThreshold) {
    known.again = heardAgain(known.again, { kind: news.touchpoint, at, isOver }, under.returns);
  }
  // That a first contact was noted wrongly is nothing that the lead did.
  const isNews = !('first' in news) || !known.lastOverThreshold;
  if (isOver && isNews) known.lastOverThreshold = latest(known.lastOverThreshold, at);
  const decision = decide(card, known, under);
  if (before && sameScore(before, evaluation)) return decision;
  const previous = before ? { previousScore: before.score } : {};
  const data: LeadScored = { leadId: card._id, ...evaluation, ...previous };
  return { ...decision, scored: { fact: LeadScored, data, time: at, playbook: under.version } };
}

/**
 * Sales gave the lead back. It qualifies again at once only if news that happened after that have
 * arrived before; the score itself does not change by it.
 */
export function recycleLead(card: ScoreCard, cycle: number, at: Date, under: Agreement): Decision {
  return decide(card, { ...card, recycled: [...card.recycled, { cycle, at }] }, under);
}

/** Sales gave the lead up. Where that is not final it may come back as a lost one does. */
export function disqualifyLead(
  card: ScoreCard,
  cycle: number,
  at: Date,
  under: Agreement,
): Decision {
  if (!under.returns) return { card, qualified: [] };
  const disqualified = [...(card.disqualified ?? []), { cycle, at }];
  return decide(card, { ...card, disqualified }, under);
}

/** A file says how far the lead had come in another system. */
export function importStage(
  card: ScoreCard,
  stage: ImportedStage,
  at: Date,
  under: Agreement,
): Decision {
  const come = comeFromElsewhere(card, stage, at);
  return come ? decide(card, come, under) : { card, qualified: [] };
}

/**
 * Remembers how the lead's deal ended, which is what models are judged by. Who was lost comes back, and
 * what a customer asked for is told, where it happened after that and was heard of before.
 */
export function closeDeal(
  card: ScoreCard,
  { cycle, result, at }: { cycle: number; result: DealOutcome; at: Date },
  under: Agreement,
): Decision {
  const closed: ScoreCard = { ...card, outcome: { cycle, result, at } };
  if (result === 'lost' && under.returns) closed.lost = [...(card.lost ?? []), { cycle, at }];
  return decide(card, closed, under);
}

function learn(card: ScoreCard, news: LeadNews): ScoreCard {
  if ('first' in news) {
    const { campaignId: _former, ...rest } = card;
    const { channel, campaignId } = news.first;
    return { ...rest, channel, ...(campaignId === undefined ? {} : { campaignId }) };
  }
  if (!('touchpoint' in news)) {
    const { campaignId, ...told } = { campaignId: undefined, ...news };
    return { ...card, ...told, ...(campaignId === undefined ? {} : { campaignId }) };
  }
  const times = (card.touchpoints[news.touchpoint] ?? 0) + 1;
  return { ...card, touchpoints: { ...card.touchpoints, [news.touchpoint]: times } };
}

function decide(before: ScoreCard, card: ScoreCard, under: Agreement): Decision {
  const decision = tellElsewhere(qualify(card, under), under);
  const asked = requestOfCustomer(card);
  if (!asked || requestOfCustomer(before)?.at.getTime() === asked.at.getTime()) return decision;
  const data: LeadAskedAgain = { leadId: card._id, cycle: card.outcome!.cycle, kind: asked.kind };
  return {
    ...decision,
    askedAgain: { fact: LeadAskedAgain, data, time: asked.at, playbook: under.version },
  };
}

/** Told once the lead is known here, since it names its channel and its score. */
function tellElsewhere(decision: Decision, { version: playbook }: Agreement): Decision {
  const { elsewhere, assessment, channel, _id: leadId } = decision.card;
  if (!elsewhere || elsewhere.told || !assessment || channel === undefined) return decision;
  const { stage, at } = elsewhere;
  const data = { leadId, cycle: 1, stage, score: assessment.score, channel };
  const card: ScoreCard = { ...decision.card, elsewhere: { stage, at, told: true } };
  return {
    ...decision,
    card,
    elsewhere: { fact: LeadQualifiedElsewhere, data, time: at, playbook },
  };
}

function qualify(card: ScoreCard, { returns }: Agreement): Decision {
  const reached = cycleReached(card, returns);
  const { assessment, channel } = card;
  if (!reached || reached.cycle <= card.cycle || !assessment || channel === undefined) {
    return { card, qualified: [] };
  }
  const { score, threshold, contributions, playbook } = assessment;
  const qualified = Array.from({ length: reached.cycle - card.cycle }, (_, index) => ({
    fact: LeadQualified,
    data: {
      leadId: card._id,
      cycle: card.cycle + index + 1,
      score,
      threshold,
      contributions,
      channel,
      ...(card.campaignId === undefined ? {} : { campaignId: card.campaignId }),
      profile: card.profile,
    },
    time: reached.at,
    playbook,
  }));
  return { card: { ...card, cycle: reached.cycle }, qualified };
}

function latest(one: Date | undefined, other: Date): Date {
  return one && one > other ? one : other;
}

function sameScore(
  before: Pick<LeadScored, 'score' | 'contributions'>,
  after: Pick<LeadScored, 'score' | 'contributions'>,
): boolean {
  return (
    before.score === after.score &&
    before.contributions.length === after.contributions.length &&
    before.contributions.every(({ rule, group, points }, index) => {
      const now = after.contributions[index];
      return now?.rule === rule && now.group === group && now.points === points;
    })
  );
}

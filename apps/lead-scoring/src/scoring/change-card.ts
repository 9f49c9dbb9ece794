import type { DealOutcome, ImportedStage, Profile, TouchpointKind } from '@smarketing/contracts';
import type { Playbook, Returns } from '@smarketing/playbook';
import { heardAgain } from './come-back.js';
import { comeFromElsewhere } from './come-from-elsewhere.js';
import { evaluateScore } from './evaluate-score.js';
import type { Assessment, ScoreCard } from './score-card.schema.js';

/** The agreement a decision is made under. */
export interface Agreement {
  readonly version: number;
  readonly document: Pick<Playbook, 'scoring' | 'qualification'>;
  /** Absent for facts that were folded before anybody could come back. */
  readonly returns?: Returns | undefined;
}

/** What scoring learns of a lead from the stream of leads. */
export type LeadNews =
  | { channel: string; campaignId?: string | undefined; profile: Profile }
  | { profile: Profile }
  | { touchpoint: TouchpointKind }
  | { first: { channel: string; campaignId?: string | undefined; at: Date } };

/** The lead as it is by the news, scored anew. */
export function hearNews(card: ScoreCard, news: LeadNews, at: Date, under: Agreement): ScoreCard {
  const known = learn(card, news, at);
  if (known.channel === undefined) return known;
  const assessment = assess({ ...known, channel: known.channel }, at, under);
  const isOver = assessment.score >= assessment.threshold;
  known.assessment = assessment;
  if ('touchpoint' in news && under.returns && known.lastOverThreshold) {
    known.again = heardAgain(known.again, { kind: news.touchpoint, at, isOver }, under.returns);
  }
  // That a first contact was noted wrongly is nothing that the lead did.
  const isNews = !('first' in news) || !known.lastOverThreshold;
  if (isOver && isNews) known.lastOverThreshold = latest(known.lastOverThreshold, at);
  return known;
}

export function assess(
  lead: Pick<ScoreCard, 'profile' | 'touchpoints'> & { readonly channel: string },
  at: Date,
  { version: playbook, document: { scoring, qualification } }: Agreement,
): Assessment {
  const evaluation = evaluateScore(scoring, lead);
  return { ...evaluation, threshold: qualification.threshold, playbook, at };
}

/** Sales gave the lead back. The score itself does not change by it. */
export function recycleLead(card: ScoreCard, cycle: number, at: Date): ScoreCard {
  return { ...card, recycled: [...card.recycled, { cycle, at }] };
}

/** Sales gave the lead up. Where that is not final it may come back as a lost one does. */
export function disqualifyLead(
  card: ScoreCard,
  cycle: number,
  at: Date,
  { returns }: Agreement,
): ScoreCard {
  if (!returns) return card;
  return { ...card, disqualified: [...(card.disqualified ?? []), { cycle, at }] };
}

/** A file says how far the lead had come in another system. */
export function importStage(card: ScoreCard, stage: ImportedStage, at: Date): ScoreCard {
  return comeFromElsewhere(card, stage, at) ?? card;
}

/** Remembers how the lead's deal ended, which is what models are judged by. */
export function closeDeal(
  card: ScoreCard,
  { cycle, result, at }: { cycle: number; result: DealOutcome; at: Date },
  { returns }: Agreement,
): ScoreCard {
  const closed: ScoreCard = { ...card, outcome: { cycle, result, at } };
  if (result === 'lost' && returns) closed.lost = [...(card.lost ?? []), { cycle, at }];
  return closed;
}

function learn(card: ScoreCard, news: LeadNews, at: Date): ScoreCard {
  if ('first' in news) {
    const { campaignId: _former, ...rest } = card;
    const { channel, campaignId, at: capturedAt } = news.first;
    return { ...rest, channel, capturedAt, ...(campaignId === undefined ? {} : { campaignId }) };
  }
  const newsAt = latest(card.newsAt, at);
  if ('touchpoint' in news) {
    const times = (card.touchpoints[news.touchpoint] ?? 0) + 1;
    return { ...card, newsAt, touchpoints: { ...card.touchpoints, [news.touchpoint]: times } };
  }
  if (!('channel' in news)) return { ...card, newsAt, ...news };
  const { campaignId, ...told } = news;
  const first = { ...told, capturedAt: at, ...(campaignId === undefined ? {} : { campaignId }) };
  return { ...card, newsAt, ...first };
}

export function latest(one: Date | undefined, other: Date): Date {
  return one && one > other ? one : other;
}

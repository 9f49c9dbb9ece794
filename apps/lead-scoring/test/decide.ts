import type { DealOutcome, ImportedStage } from '@smarketing/contracts';
import * as change from '../src/scoring/change-card.js';
import type { Agreement, LeadNews } from '../src/scoring/change-card.js';
import type { ScoreCard } from '../src/scoring/score-card.schema.js';
import { settle } from '../src/scoring/settle-card.js';

/** What the folds of the view do, each with what it decides. */

export const scoreLead = (card: ScoreCard, news: LeadNews, at: Date, under: Agreement) =>
  settle(card, (own) => change.hearNews(own, news, at, under), at, under);

export const recycleLead = (card: ScoreCard, cycle: number, at: Date, under: Agreement) =>
  settle(card, (own) => change.recycleLead(own, cycle, at), at, under);

export const disqualifyLead = (card: ScoreCard, cycle: number, at: Date, under: Agreement) =>
  settle(card, (own) => change.disqualifyLead(own, cycle, at, under), at, under);

export const importStage = (card: ScoreCard, stage: ImportedStage, at: Date, under: Agreement) =>
  settle(card, (own) => change.importStage(own, stage, at), at, under);

export const closeDeal = (
  card: ScoreCard,
  end: { cycle: number; result: DealOutcome; at: Date },
  under: Agreement,
) => settle(card, (own) => change.closeDeal(own, end, under), end.at, under);

import {
  LeadAskedAgain,
  LeadQualified,
  LeadQualifiedElsewhere,
  LeadScored,
} from '@smarketing/contracts';
import type { Emission } from '@smarketing/event-bus';
import type { Agreement } from './change-card.js';
import { requestOfCustomer } from './come-back.js';
import { cycleReached } from './qualify-lead.js';
import type { ScoreCard } from './score-card.schema.js';

/** What a fact led to. Every decision carries the time it counts from and the playbook version. */
export interface Decision {
  card: ScoreCard;
  scored?: Emission<LeadScored>;
  qualified: Emission<LeadQualified>[];
  askedAgain?: Emission<LeadAskedAgain>;
  elsewhere?: Emission<LeadQualifiedElsewhere>;
}

export function newCard(leadId: string): ScoreCard {
  return { _id: leadId, profile: {}, touchpoints: {}, cycle: 0, recycled: [] };
}

/**
 * What follows from a change at `at`: the score is told where it is another, the lead qualifies where it
 * has come far enough, and what a customer asks for is told. Nothing does where nothing changed.
 * `knownSince`: it could not have qualified before.
 */
export function decide(
  before: ScoreCard,
  card: ScoreCard,
  under: Agreement,
  { at, knownSince }: { at: Date; knownSince?: Date | undefined },
): Decision {
  if (card === before) return { card, qualified: [] };
  const decision = tellElsewhere(qualify(card, under, knownSince), under);
  const { assessment } = card;
  if (assessment && !(before.assessment && sameScore(before.assessment, assessment))) {
    const { score, contributions } = assessment;
    const previous = before.assessment ? { previousScore: before.assessment.score } : {};
    const data: LeadScored = { leadId: card._id, score, contributions, ...previous };
    decision.scored = { fact: LeadScored, data, time: at, playbook: under.version };
  }
  const asked = requestOfCustomer(card);
  const told = requestOfCustomer(before);
  if (asked && !(told && told.at >= asked.at)) {
    const data: LeadAskedAgain = { leadId: card._id, cycle: card.outcome!.cycle, kind: asked.kind };
    const { version: playbook } = under;
    decision.askedAgain = { fact: LeadAskedAgain, data, time: asked.at, playbook };
  }
  return decision;
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

function qualify(card: ScoreCard, { returns }: Agreement, knownSince: Date | undefined): Decision {
  const reached = cycleReached(card, returns);
  const { assessment, channel } = card;
  if (!reached || reached.cycle <= card.cycle || !assessment || channel === undefined) {
    return { card, qualified: [] };
  }
  const { score, threshold, contributions, playbook } = assessment;
  const time = knownSince && knownSince > reached.at ? knownSince : reached.at;
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
    time,
    playbook,
  }));
  return { card: { ...card, cycle: reached.cycle }, qualified };
}

type Score = Pick<LeadScored, 'score' | 'contributions'>;

function sameScore(before: Score, after: Score): boolean {
  return (
    before.score === after.score &&
    before.contributions.length === after.contributions.length &&
    before.contributions.every(({ rule, group, points }, index) => {
      const now = after.contributions[index];
      return now?.rule === rule && now.group === group && now.points === points;
    })
  );
}

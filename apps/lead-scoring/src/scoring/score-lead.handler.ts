import {
  DealClosed,
  FirstTouchCorrected,
  LeadAskedAgain,
  LeadCaptured,
  LeadDisqualified,
  LeadProfileUpdated,
  LeadQualified,
  LeadQualifiedElsewhere,
  LeadRecycled,
  LeadScored,
  LeadStageImported,
  TouchpointRecorded,
} from '@smarketing/contracts';
import {
  emit,
  Folds,
  OnFact,
  type Arrived,
  type FoldContext,
  type Folded,
  type PlaybookInForce,
} from '@smarketing/event-bus';
import { scoreCards, type ScoreCard } from './score-card.document.js';
import {
  closeDeal,
  disqualifyLead,
  importStage,
  newCard,
  recycleLead,
  scoreLead,
  type Agreement,
  type Decision,
} from './score-lead.js';

type Card = ScoreCard | undefined;
type Context = FoldContext<PlaybookInForce>;

/** From the second generation of the rules on who was lost may come back. */
export const scoringRules = 2;

/** Everything that changes a lead's score, or says what became of it. */
@Folds(scoreCards)
export class ScoreLeadHandler {
  @OnFact(LeadCaptured)
  captured(card: Card, fact: Arrived<LeadCaptured>, context: Context): Folded<ScoreCard> {
    const { channel, campaignId, profile } = fact.data;
    const news = { channel, campaignId, profile };
    return folded(scoreLead(card ?? newCard(fact.key), news, fact.time, agreementOf(context)));
  }

  @OnFact(LeadProfileUpdated)
  profileUpdated(
    card: Card,
    fact: Arrived<LeadProfileUpdated>,
    context: Context,
  ): Folded<ScoreCard> {
    const news = { profile: fact.data.profile };
    return folded(scoreLead(card ?? newCard(fact.key), news, fact.time, agreementOf(context)));
  }

  @OnFact(TouchpointRecorded)
  touched(card: Card, fact: Arrived<TouchpointRecorded>, context: Context): Folded<ScoreCard> {
    const news = { touchpoint: fact.data.kind };
    return folded(scoreLead(card ?? newCard(fact.key), news, fact.time, agreementOf(context)));
  }

  @OnFact(LeadStageImported)
  stageImported(
    card: Card,
    { key, data, time }: Arrived<LeadStageImported>,
    context: Context,
  ): Folded<ScoreCard> {
    return folded(importStage(card ?? newCard(key), data.stage, time, agreementOf(context)));
  }

  @OnFact(FirstTouchCorrected)
  firstTouchCorrected(
    card: Card,
    { key, data, time }: Arrived<FirstTouchCorrected>,
    context: Context,
  ): Folded<ScoreCard> {
    const { channel, campaignId } = data.first;
    const news = { first: { channel, campaignId } };
    return folded(scoreLead(card ?? newCard(key), news, time, agreementOf(context)));
  }

  @OnFact(LeadRecycled)
  recycled(card: Card, fact: Arrived<LeadRecycled>, context: Context): Folded<ScoreCard> {
    const { key, data, time } = fact;
    return folded(recycleLead(card ?? newCard(key), data.cycle, time, agreementOf(context)));
  }

  @OnFact(LeadDisqualified)
  disqualified(
    card: Card,
    { key, data, time }: Arrived<LeadDisqualified>,
    context: Context,
  ): Folded<ScoreCard> | undefined {
    if (context.rules < scoringRules) return undefined;
    return folded(disqualifyLead(card ?? newCard(key), data.cycle, time, agreementOf(context)));
  }

  @OnFact(DealClosed)
  dealClosed(card: Card, fact: Arrived<DealClosed>, context: Context): Folded<ScoreCard> {
    const { cycle, outcome: result } = fact.data;
    const closed = { cycle, result, at: fact.time };
    return folded(closeDeal(card ?? newCard(fact.key), closed, agreementOf(context)));
  }
}

function agreementOf({ reference, rules }: Context): Agreement {
  const { version, document } = reference;
  return { version, document, returns: rules < scoringRules ? undefined : document.returns };
}

function folded({ card, scored, elsewhere, qualified, askedAgain }: Decision): Folded<ScoreCard> {
  return {
    document: card,
    emit: [
      ...(scored
        ? [emit(LeadScored, scored.data, { time: scored.at, playbook: scored.playbook })]
        : []),
      ...(elsewhere
        ? [
            emit(LeadQualifiedElsewhere, elsewhere.data, {
              time: elsewhere.at,
              playbook: elsewhere.playbook,
            }),
          ]
        : []),
      ...qualified.map(({ data, at, playbook }) =>
        emit(LeadQualified, data, { time: at, playbook }),
      ),
      ...(askedAgain
        ? [
            emit(LeadAskedAgain, askedAgain.data, {
              time: askedAgain.at,
              playbook: askedAgain.playbook,
            }),
          ]
        : []),
    ],
  };
}

import {
  DealClosed,
  LeadCaptured,
  LeadProfileUpdated,
  LeadQualified,
  LeadRecycled,
  LeadScored,
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
import { closeDeal, newCard, recycleLead, scoreLead, type Decision } from './score-lead.js';

type Card = ScoreCard | undefined;
type Context = FoldContext<PlaybookInForce>;

/** Everything that changes a lead's score, or says what became of it. */
@Folds(scoreCards)
export class ScoreLeadHandler {
  @OnFact(LeadCaptured)
  captured(card: Card, fact: Arrived<LeadCaptured>, { reference }: Context): Folded<ScoreCard> {
    const { channel, campaignId, profile } = fact.data;
    const news = { channel, campaignId, profile };
    return folded(scoreLead(card ?? newCard(fact.key), news, fact.time, reference));
  }

  @OnFact(LeadProfileUpdated)
  profileUpdated(
    card: Card,
    fact: Arrived<LeadProfileUpdated>,
    { reference }: Context,
  ): Folded<ScoreCard> {
    const news = { profile: fact.data.profile };
    return folded(scoreLead(card ?? newCard(fact.key), news, fact.time, reference));
  }

  @OnFact(TouchpointRecorded)
  touched(
    card: Card,
    fact: Arrived<TouchpointRecorded>,
    { reference }: Context,
  ): Folded<ScoreCard> {
    const news = { touchpoint: fact.data.kind };
    return folded(scoreLead(card ?? newCard(fact.key), news, fact.time, reference));
  }

  @OnFact(LeadRecycled)
  recycled(card: Card, fact: Arrived<LeadRecycled>): Folded<ScoreCard> {
    return folded(recycleLead(card ?? newCard(fact.key), fact.data.cycle, fact.time));
  }

  @OnFact(DealClosed)
  dealClosed(card: Card, fact: Arrived<DealClosed>): Folded<ScoreCard> {
    const { cycle, outcome } = fact.data;
    return { document: closeDeal(card ?? newCard(fact.key), cycle, outcome, fact.time) };
  }
}

function folded({ card, scored, qualified }: Decision): Folded<ScoreCard> {
  return {
    document: card,
    emit: [
      ...(scored
        ? [emit(LeadScored, scored.data, { time: scored.at, playbook: scored.playbook })]
        : []),
      ...qualified.map(({ data, at, playbook }) =>
        emit(LeadQualified, data, { time: at, playbook }),
      ),
    ],
  };
}

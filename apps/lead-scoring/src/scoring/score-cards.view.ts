import {
  DealClosed,
  FirstTouchCorrected,
  LeadAbsorbed,
  LeadCaptured,
  LeadDisqualified,
  LeadErased,
  LeadErasedFromScores,
  LeadMergedAway,
  LeadProfileUpdated,
  LeadRecycled,
  LeadRestored,
  LeadStageImported,
  LeadUnmerged,
  TouchpointRecorded,
} from '@smarketing/contracts';
import {
  defineView,
  emit,
  on,
  type Arrived,
  type FoldContext,
  type Folded,
} from '@smarketing/event-bus';
import type { PlaybookInForce } from '@smarketing/playbook/in-force';
import {
  closeDeal,
  disqualifyLead,
  hearNews,
  importStage,
  recycleLead,
  type Agreement,
  type LeadNews,
} from './change-card.js';
import { ScoreCard } from './score-card.schema.js';
import { newCard, type Decision } from './score-lead.js';
import { absorbLead, giveBackLeads, mergeAway, restoreCard, settle } from './settle-card.js';

type Context = FoldContext<PlaybookInForce>;

/** From the second generation of the rules on who was lost may come back. */
export const scoringRules = 2;

/** The score of every lead: all that changes it, or says what became of the lead. */
export const scoreCards = defineView(ScoreCard, {
  issues: ['scores', 'qualifications', 'scoring-erasures'],
  endsBy: LeadErased,
  // 2: cards know when their leads came, and what these have absorbed.
  version: 2,
  folds: [
    on(
      LeadCaptured,
      learns(({ channel, campaignId, profile }) => ({ channel, campaignId, profile })),
    ),
    on(
      LeadProfileUpdated,
      learns(({ profile }) => ({ profile })),
    ),
    on(
      TouchpointRecorded,
      learns(({ kind }) => ({ touchpoint: kind })),
    ),
    on(
      FirstTouchCorrected,
      learns(({ first: { channel, campaignId, at } }) => ({
        first: { channel, campaignId, at: new Date(at) },
      })),
    ),
    on(
      LeadStageImported,
      changes((card, { data, time }) => importStage(card, data.stage, time)),
    ),
    on(
      LeadRecycled,
      changes((card, { data, time }) => recycleLead(card, data.cycle, time)),
    ),
    on(
      LeadDisqualified,
      changes((card, { data, time }, under) => disqualifyLead(card, data.cycle, time, under)),
    ),
    on(
      DealClosed,
      changes((card, { data: { cycle, outcome: result }, time: at }, under) =>
        closeDeal(card, { cycle, result, at }, under),
      ),
    ),
    on(LeadErased, (_card, { key, time }: Arrived<LeadErased>) => ({
      document: { ...newCard(key), erased: time },
      emit: [emit(LeadErasedFromScores, { leadId: key }, { time })],
    })),
    on(
      LeadAbsorbed,
      decides((card, { data, time }, under) => absorbLead(card, data, time, under)),
    ),
    on(
      LeadUnmerged,
      decides((card, { data, time }, under) => giveBackLeads(card, data.absorbedIds, time, under)),
    ),
    on(
      LeadMergedAway,
      decides((card, { data }) => mergeAway(card, data.into)),
    ),
    on(
      LeadRestored,
      decides((card, { time }, under) => restoreCard(card, time, under)),
    ),
  ],
});

/** The fold of a fact that tells something of the lead. */
function learns<T extends object>(newsIn: (data: T) => LeadNews) {
  return changes<T>((card, { data, time }, under) => hearNews(card, newsIn(data), time, under));
}

/** The fold of what happened to the lead itself. */
function changes<T extends object>(
  change: (own: ScoreCard, fact: Arrived<T>, under: Agreement) => ScoreCard,
) {
  return decides<T>((card, fact, under) =>
    settle(card, (own) => change(own, fact, under), fact.time, under),
  );
}

function decides<T extends object>(
  decide: (card: ScoreCard, fact: Arrived<T>, under: Agreement) => Decision,
) {
  return (
    card: ScoreCard | undefined,
    fact: Arrived<T>,
    { reference, rules }: Context,
  ): Folded<ScoreCard> => {
    const { version, document } = reference;
    const returns = rules < scoringRules ? undefined : document.returns;
    return folded(decide(card ?? newCard(fact.key), fact, { version, document, returns }));
  };
}

function folded({ card, scored, elsewhere, qualified, askedAgain }: Decision): Folded<ScoreCard> {
  const emitted = [scored, elsewhere, ...qualified, askedAgain];
  return { document: card, emit: emitted.filter((emission) => emission !== undefined) };
}

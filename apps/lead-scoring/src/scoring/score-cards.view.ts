import {
  DealClosed,
  FirstTouchCorrected,
  LeadCaptured,
  LeadDisqualified,
  LeadErased,
  LeadErasedFromScores,
  LeadProfileUpdated,
  LeadRecycled,
  LeadStageImported,
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
import { ScoreCard } from './score-card.schema.js';
import {
  closeDeal,
  disqualifyLead,
  importStage,
  newCard,
  recycleLead,
  scoreLead,
  type Agreement,
  type Decision,
  type LeadNews,
} from './score-lead.js';

type Context = FoldContext<PlaybookInForce>;

/** From the second generation of the rules on who was lost may come back. */
export const scoringRules = 2;

/** The score of every lead: all that changes it, or says what became of the lead. */
export const scoreCards = defineView(ScoreCard, {
  issues: ['scores', 'qualifications', 'scoring-erasures'],
  endsBy: LeadErased,
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
      learns(({ first: { channel, campaignId } }) => ({ first: { channel, campaignId } })),
    ),
    on(
      LeadStageImported,
      decides((card, { data, time }, under) => importStage(card, data.stage, time, under)),
    ),
    on(
      LeadRecycled,
      decides((card, { data, time }, under) => recycleLead(card, data.cycle, time, under)),
    ),
    on(
      LeadDisqualified,
      decides((card, { data, time }, under) => disqualifyLead(card, data.cycle, time, under)),
    ),
    on(
      DealClosed,
      decides((card, { data: { cycle, outcome: result }, time: at }, under) =>
        closeDeal(card, { cycle, result, at }, under),
      ),
    ),
    on(LeadErased, (_card, { key, time }: Arrived<LeadErased>) => ({
      document: { ...newCard(key), erased: time },
      emit: [emit(LeadErasedFromScores, { leadId: key }, { time })],
    })),
  ],
});

/** The fold of a fact that tells something of the lead. */
function learns<T extends object>(newsIn: (data: T) => LeadNews) {
  return decides<T>((card, { data, time }, under) => scoreLead(card, newsIn(data), time, under));
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

import type { LeadAbsorbed } from '@smarketing/contracts';
import { entriesOf, hearOfAbsorbed, joinLeads } from './absorbed-lead.js';
import { assess, latest, type Agreement } from './change-card.js';
import { cycleReached } from './qualify-lead.js';
import { decide, type Decision } from './score-lead.js';
import type { AbsorbedLead, Again, Alone, ScoreCard } from './score-card.schema.js';

type Absorbed = Readonly<Record<string, AbsorbedLead>>;

/** What there is to a lead besides what it did itself. */
interface Ties {
  readonly absorbed?: Absorbed | undefined;
  readonly mergedInto?: string | undefined;
}

/**
 * A lead changes by what it did itself, however it is tied to others. Its card has what it is alone, and,
 * if it has absorbed others, what all of them come to: a function of what each of them is, so that
 * giving one back leaves nothing behind. Of a lead that is merged away nothing is told until it is back.
 */
export function settle(
  card: ScoreCard,
  change: (own: ScoreCard) => ScoreCard,
  at: Date,
  under: Agreement,
): Decision {
  if (!card.absorbed && card.mergedInto === undefined)
    return decide(card, change(card), under, { at });
  const own = aloneOf(card);
  const changed = change(own);
  return changed === own ? { card, qualified: [] } : tie(card, changed, card, at, under);
}

/** Another lead turned out to be this one, or more is known of one that did. */
export function absorbLead(
  card: ScoreCard,
  { absorbedId, ...told }: Pick<LeadAbsorbed, 'absorbedId' | 'first' | 'profile' | 'touchpoints'>,
  at: Date,
  under: Agreement,
): Decision {
  const one = hearOfAbsorbed(card.absorbed?.[absorbedId], told, at);
  const absorbed = { ...card.absorbed, [absorbedId]: one };
  return tie(card, aloneOf(card), { ...card, absorbed }, at, under);
}

/** Leads that it had absorbed are others after all. What sales was given by it stays given. */
export function giveBackLeads(
  card: ScoreCard,
  absorbedIds: readonly string[],
  at: Date,
  under: Agreement,
): Decision {
  const kept = Object.entries(card.absorbed ?? {}).filter(([id]) => !absorbedIds.includes(id));
  const absorbed = kept.length > 0 ? Object.fromEntries(kept) : undefined;
  return tie(card, aloneOf(card), { ...card, absorbed }, at, under);
}

/** Another lead stands for it from now on: it is scored on and qualifies no more. */
export function mergeAway(card: ScoreCard, into: string): Decision {
  const { assessment, again } = card;
  const told = { ...(assessment && { assessment }), ...(again && { again }) };
  const alone = card.alone ?? standingOf(card);
  return { card: { ...card, mergedInto: into, told: card.told ?? told, alone }, qualified: [] };
}

/** It is a lead by itself again: what was not told of it meanwhile is told now. */
export function restoreCard(card: ScoreCard, at: Date, under: Agreement): Decision {
  if (card.mergedInto === undefined) return { card, qualified: [] };
  const { told, mergedInto: _into, ...rest } = card;
  const { assessment: _assessment, again: _again, ...blank } = rest;
  return tie({ ...blank, ...told }, aloneOf(card), { absorbed: card.absorbed }, at, under, at);
}

/** The card of what the lead is alone, with its ties, and what follows from it since `before`. */
function tie(
  before: ScoreCard,
  changed: ScoreCard,
  { absorbed, mergedInto }: Ties,
  at: Date,
  under: Agreement,
  backSince?: Date,
): Decision {
  const own = { ...changed, cycle: cycleAlone(changed, under) };
  // What another system had led the lead to stands for its first cycle, and is told in its own way.
  const toldCycle = Math.max(before.cycle, own.elsewhere ? 1 : 0);
  const shown = { ...(absorbed ? together(own, absorbed, under) : own), cycle: toldCycle };
  const knownSince = backSince ?? sinceMerged(own, shown, absorbed, under);
  const decision: Decision =
    mergedInto === undefined
      ? decide(before, shown, under, { at, knownSince })
      : { card: shown, qualified: [] };
  const { cycle, elsewhere } = decision.card;
  const card: ScoreCard = { ...own, cycle, ...(elsewhere && { elsewhere }) };
  if (absorbed || mergedInto !== undefined) card.alone = standingOf(own);
  if (absorbed) {
    card.absorbed = absorbed;
    replaceStanding(card, { ...standingOf(shown), cycle });
  }
  if (mergedInto !== undefined) {
    card.mergedInto = mergedInto;
    if (before.told) card.told = before.told;
  }
  return { ...decision, card };
}

/** The cycle that it would be in by itself. */
function cycleAlone(own: ScoreCard, { returns }: Agreement): number {
  const reached = own.assessment ? cycleReached(own, returns)?.cycle : undefined;
  return Math.max(own.cycle, reached ?? 0);
}

/** What the lead and all that it has absorbed come to. Undecided as long as its own capture is missing. */
function together(own: ScoreCard, absorbed: Absorbed, under: Agreement): ScoreCard {
  const { channel, campaignId: _campaign, ...rest } = own;
  if (channel === undefined) return own;
  const others = Object.values(absorbed);
  const joined = joinLeads({ ...own, channel }, absorbed);
  const newsAt = others.reduce(
    (newest, one) => latest(newest, one.newsAt),
    own.newsAt ?? others[0]!.newsAt,
  );
  const assessment = assess(joined, newsAt, under);
  const shown: ScoreCard = { ...rest, ...joined, assessment };
  const isOver = assessment.score >= assessment.threshold;
  if (isOver) shown.lastOverThreshold = latest(own.lastOverThreshold, newsAt);
  const again =
    under.returns && shown.lastOverThreshold && heardFrom(own, others, isOver, under.returns);
  if (again) shown.again = again;
  return shown;
}

/** The latest that any of them did. */
function heardFrom(
  { again }: ScoreCard,
  others: readonly AbsorbedLead[],
  isOver: boolean,
  { atOnce }: NonNullable<Agreement['returns']>,
): Again | undefined {
  let { asked, touchedAt } = again ?? {};
  for (const [kind, at] of others.flatMap(({ newest }) => entriesOf(newest))) {
    if (atOnce.includes(kind) && !(asked && asked.at >= at)) asked = { kind, at };
    if (isOver) touchedAt = latest(touchedAt, at);
  }
  return asked || touchedAt
    ? { ...(asked && { asked }), ...(touchedAt && { touchedAt }) }
    : undefined;
}

/** What only the merge brought about was not known before it. */
function sinceMerged(
  own: ScoreCard,
  shown: ScoreCard,
  absorbed: Absorbed | undefined,
  { returns }: Agreement,
): Date | undefined {
  if (!absorbed) return undefined;
  const alone = cycleReached(own, returns)?.cycle ?? 0;
  if (alone >= (cycleReached(shown, returns)?.cycle ?? 0)) return undefined;
  return Object.values(absorbed)
    .map(({ knownSince }) => knownSince)
    .reduce((newest, one) => latest(newest, one));
}

function standingOf({ cycle, assessment, lastOverThreshold, again }: Alone): Alone {
  return {
    cycle,
    ...(assessment && { assessment }),
    ...(lastOverThreshold && { lastOverThreshold }),
    ...(again && { again }),
  };
}

function replaceStanding(card: ScoreCard, standing: Alone): void {
  delete card.assessment;
  delete card.lastOverThreshold;
  delete card.again;
  Object.assign(card, standing);
}

/** The card as it would be if it had nothing to do with any other. */
function aloneOf(card: ScoreCard): ScoreCard {
  const { absorbed: _absorbed, alone, mergedInto: _into, told: _told, ...own } = card;
  if (alone) replaceStanding(own, alone);
  return own;
}

import { addBusinessMinutes, type BusinessCalendar } from '@smarketing/business-time';
import type { HandoffCommand, Money } from '../handoff-batch/handoff-command.js';
import type { LeadPlan } from './lead-plan.js';
import { dealValues, demoReps, lossReasons } from './market.js';
import type { Quarter } from './quarter.js';
import { randomOf, type Random } from './random.js';

/** What reps must keep to, of the playbook in force. */
export interface Agreement {
  /** Business minutes within which a lead is to be answered. */
  readonly answerMinutes: number;
  readonly calendar: BusinessCalendar;
  readonly rejectionReasons: readonly { id: string; outcome: 'recycle' | 'disqualify' }[];
}

/** A lead given to a rep. */
export interface Assignment {
  readonly leadId: string;
  readonly cycle: number;
  readonly repId: string;
  readonly at: Date;
}

export interface Conduct {
  readonly commands: readonly HandoffCommand[];
  /** When the lead was given back to marketing, if it was. */
  readonly recycledAt?: Date;
}

const day = 86_400_000;
const neverAnswers = 0.03;

/**
 * What a rep does with a lead, up to the end of the quarter: a pure function of the seed, the lead
 * and the assignment, so that to play it again tells nothing new.
 */
export function conductOf(
  seed: string,
  plan: LeadPlan,
  assignment: Assignment,
  agreement: Agreement,
  quarter: Quarter,
): Conduct {
  const random = randomOf(`${seed}/conduct/${plan.index}/${assignment.cycle}`);
  const story = storyOf(plan, assignment, agreement, random);
  const commands = story.commands.filter(({ occurredAt }) => new Date(occurredAt) <= quarter.to);
  const last = commands.at(-1);
  const isRecycled = story.isRecycled && last?.act === 'reject';
  return { commands, ...(isRecycled && { recycledAt: new Date(last.occurredAt) }) };
}

interface Story {
  readonly commands: readonly HandoffCommand[];
  readonly isRecycled?: boolean;
}

function storyOf(
  plan: LeadPlan,
  { leadId, repId, at }: Assignment,
  agreement: Agreement,
  random: Random,
): Story {
  const isIgnored = random.chance(neverAnswers);
  const answeredAt = answerTime(repId, at, agreement, random);
  if (isIgnored) return { commands: [] };
  const said = (time: Date) => ({ leadId, occurredAt: time.toISOString() });
  const rejection = random.weighted(
    agreement.rejectionReasons.map(
      (reason) => [reason, reason.outcome === 'recycle' ? 3 : 2] as const,
    ),
  );
  const isRecycled = rejection.outcome === 'recycle';
  const reject = (time: Date): HandoffCommand => ({
    ...said(time),
    act: 'reject',
    reason: rejection.id,
  });
  if (!random.chance(0.62 + plan.quality * 0.36)) {
    return { commands: [reject(answeredAt)], isRecycled };
  }
  const accept: HandoffCommand = { ...said(answeredAt), act: 'accept' };
  const metAt = later(answeredAt, random.between(0.5, 9));
  if (!random.chance(0.4 + plan.quality * 0.5)) {
    const givesUp = random.chance(0.6);
    return givesUp ? { commands: [accept, reject(metAt)], isRecycled } : { commands: [accept] };
  }
  const worth = dealValue(plan, random);
  const expected = euros(worth * random.between(0.9, 1.35));
  const opened: HandoffCommand = { ...said(metAt), act: 'opportunity', expected };
  const closedAt = later(metAt, random.between(2, 26));
  if (!random.chance(0.1 + plan.quality * 0.36)) {
    const reason = random.weighted(lossReasons);
    const lost: HandoffCommand = { ...said(closedAt), act: 'close', outcome: 'lost', reason };
    return { commands: [accept, opened, lost] };
  }
  const amount = euros(worth);
  const won: HandoffCommand = { ...said(closedAt), act: 'close', outcome: 'won', amount };
  return { commands: [accept, opened, won, ...afterwards(leadId, closedAt, worth, random)] };
}

/** Many customers buy again, some several times; a few leave. */
function afterwards(leadId: string, wonAt: Date, worth: number, random: Random): HandoffCommand[] {
  const commands: HandoffCommand[] = [];
  let at = wonAt;
  for (let again = 0.5; random.chance(again); again *= 0.8) {
    at = later(at, random.between(5, 24));
    const amount = euros(worth * random.between(0.15, 0.6));
    commands.push({ leadId, occurredAt: at.toISOString(), act: 'purchases', amount });
  }
  if (commands.length === 0 && random.chance(0.14)) {
    const left = later(wonAt, random.between(12, 45));
    const reason = random.weighted(lossReasons);
    commands.push({ leadId, occurredAt: left.toISOString(), act: 'churn', reason });
  }
  return commands;
}

function answerTime(repId: string, at: Date, agreement: Agreement, random: Random): Date {
  const { answerMinutes, calendar } = agreement;
  const punctual = demoReps.find((rep) => rep.repId === repId)?.punctual ?? 0.85;
  const minutes = random.chance(punctual)
    ? 3 + random.next() ** 2 * (answerMinutes - 8)
    : answerMinutes * random.between(1.05, 4);
  return wholeSecond(addBusinessMinutes(calendar, at, minutes));
}

function dealValue({ companySize }: LeadPlan, random: Random): number {
  return (dealValues[companySize] ?? 5_000) * Math.exp(random.normal() * 0.4);
}

/** Whole tens of euros, in cents. */
function euros(value: number): Money {
  return { amount: Math.max(1, Math.round(value / 10)) * 1_000, currency: 'EUR' };
}

function later(time: Date, days: number): Date {
  return wholeSecond(new Date(time.getTime() + days * day));
}

function wholeSecond(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1_000) * 1_000);
}

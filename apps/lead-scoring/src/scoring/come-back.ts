import type { TouchpointKind } from '@smarketing/contracts';
import type { Returns } from '@smarketing/playbook';
import type { End, Request, ScoreCard } from './score-card.schema.js';

const day = 24 * 3_600_000;

/** When the lead came back after that end; undefined where it did not. */
export function cameBackAt(
  { at }: End,
  { again }: Pick<ScoreCard, 'again'>,
  { daysAfterLoss }: Returns,
): Date | undefined {
  const { asked, touchedAt } = again ?? {};
  if (asked && asked.at > at) return asked.at;
  const since = at.getTime() + daysAfterLoss * day;
  return touchedAt && touchedAt.getTime() >= since ? touchedAt : undefined;
}

/** The ends of cycles from which the lead may come back by what it does. */
export function endsToReturnFrom(
  { lost = [], disqualified = [], outcome }: ScoreCard,
  { final }: Returns,
): End[] {
  // Of a deal that was lost before losses were kept one by one the outcome alone is known.
  const before = outcome?.result === 'lost' && !lost.some(({ cycle }) => cycle === outcome.cycle);
  return [
    ...(final.includes('lost') ? [] : [...lost, ...(before ? [outcome] : [])]),
    ...(final.includes('disqualified') ? [] : disqualified),
  ];
}

/** The latest of what a lead did after it had first qualified. */
export function heardAgain(
  { asked, touchedAt }: NonNullable<ScoreCard['again']> = {},
  { kind, at, isOver }: { kind: TouchpointKind; at: Date; isOver: boolean },
  { atOnce }: Returns,
): NonNullable<ScoreCard['again']> {
  const isRequest = atOnce.includes(kind) && !(asked && asked.at >= at);
  const isLatest = isOver && !(touchedAt && touchedAt >= at);
  const newest: Request | undefined = isRequest ? { kind, at } : asked;
  const touched = isLatest ? at : touchedAt;
  return { ...(newest && { asked: newest }), ...(touched && { touchedAt: touched }) };
}

/** What a customer has asked for since the deal was won, the latest. */
export function requestOfCustomer({ outcome, again }: ScoreCard): Request | undefined {
  const asked = again?.asked;
  return outcome?.result === 'won' && asked && asked.at > outcome.at ? asked : undefined;
}

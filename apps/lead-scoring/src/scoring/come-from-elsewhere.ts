import type { ImportedStage } from '@smarketing/contracts';
import type { ScoreCard } from './score-card.schema.js';

/** What a lead had come to in another system stands for its cycle 1. */
const cycle = 1;

/**
 * The lead with what it had come to elsewhere. Undefined where it has qualified here: then it goes on
 * here, whatever a file says. Who was on the way there comes back as a recycled lead does, by what
 * happens from then on.
 */
export function comeFromElsewhere(
  card: ScoreCard,
  stage: ImportedStage,
  at: Date,
): ScoreCard | undefined {
  const hasQualifiedHere = card.cycle > cycle || (card.cycle === cycle && !card.elsewhere);
  if (hasQualifiedHere || card.elsewhere?.stage === stage) return undefined;
  const { lost: _lost, disqualified: _disqualified, outcome: _outcome, ...rest } = card;
  return { ...rest, recycled: [], ...endOf(stage, at), cycle, elsewhere: { stage, at } };
}

function endOf(stage: ImportedStage, at: Date): Partial<ScoreCard> {
  const end = { cycle, at };
  switch (stage) {
    case 'qualified':
    case 'opportunity':
      return { recycled: [end] };
    case 'customer':
      return { outcome: { ...end, result: 'won' } };
    case 'lost':
      return { lost: [end], outcome: { ...end, result: 'lost' } };
    case 'disqualified':
      return { disqualified: [end] };
  }
}

import type { CommitmentClosed, CommitmentFact, CommitmentOffPace } from '@smarketing/contracts';
import type { CommitmentPeriod, LeadStory } from './lead-story.schema.js';
import { tell } from './tell.js';

const named = ['period', 'goal', 'actual'] as const;

export const tellOffPace = tell<CommitmentOffPace>([...named, 'pace'], (story, { data, time }) => {
  inPeriod(story, data, { offPaceAt: time });
});

export const tellCommitmentClosed = tell<CommitmentClosed>(
  [...named, 'outcome'],
  (story, { data }) => {
    inPeriod(story, data, { outcome: data.outcome });
  },
);

function inPeriod(
  story: LeadStory,
  { period, goal, actual }: CommitmentFact,
  said: Partial<CommitmentPeriod>,
): void {
  const known = story.periods?.[period];
  story.periods = { ...story.periods, [period]: { ...known, goal, actual, ...said } };
}

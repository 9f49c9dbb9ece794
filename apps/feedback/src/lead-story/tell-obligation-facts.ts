import type {
  ObligationArmed,
  ObligationAtRisk,
  ObligationBreached,
  ObligationCorrected,
  ObligationFact,
  ObligationMet,
} from '@smarketing/contracts';
import type { LeadStory, ObligationStory } from './lead-story.schema.js';
import { tell } from './tell.js';

const named = ['level', 'cycle', 'repId', 'due'] as const;

export const tellArmed = tell<ObligationArmed>(named, (story, { data }) => {
  become(story, data, 'armed');
});

export const tellAtRisk = tell<ObligationAtRisk>(named, (story, { data }) => {
  become(story, data, 'at-risk');
});

export const tellMet = tell<ObligationMet>([...named, 'usedMinutes'], (story, { data }) => {
  become(story, data, 'met');
});

export const tellBreached = tell<ObligationBreached>(named, (story, { data }) => {
  become(story, data, 'breached');
});

/** A breach that was none: the act had happened in time and only its fact came late. */
export const tellCorrected = tell<ObligationCorrected>(
  [...named, 'usedMinutes'],
  (story, { data }) => {
    become(story, data, 'met').corrected = true;
  },
);

function become(
  story: LeadStory,
  { level, cycle, due }: ObligationFact,
  state: ObligationStory['state'],
): ObligationStory {
  let obligation = story.obligations.find((one) => one.level === level && one.cycle === cycle);
  if (!obligation) {
    obligation = { level, cycle, state, due: new Date(due) };
    story.obligations.push(obligation);
  }
  obligation.state = state;
  obligation.due = new Date(due);
  return obligation;
}

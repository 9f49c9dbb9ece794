import { CommitmentClosed, CommitmentOffPace } from '@smarketing/contracts';
import { Folds, OnFact, type Arrived, type Folded } from '@smarketing/event-bus';
import { leadStories } from '../lead-story/lead-stories.document.js';
import type { LeadStory } from '../lead-story/lead-story.js';
import { tellCommitmentClosed, tellOffPace } from '../lead-story/tell-commitment-facts.js';

type Story = LeadStory | undefined;

@Folds(leadStories)
export class FollowCommitmentsHandler {
  @OnFact(CommitmentOffPace)
  offPace(story: Story, fact: Arrived<CommitmentOffPace>): Folded<LeadStory> {
    return { document: tellOffPace(story, fact) };
  }

  @OnFact(CommitmentClosed)
  closed(story: Story, fact: Arrived<CommitmentClosed>): Folded<LeadStory> {
    return { document: tellCommitmentClosed(story, fact) };
  }
}

import type { LeadScoring } from '@smarketing/api-client';

/** Answers of `/v1/operations/views`, which are the same of every service: what is read of them here. */
export type Tally = LeadScoring.RebuildTally;
export type Difference = LeadScoring.DocumentDifference;
export type ViewRebuild = Omit<LeadScoring.ViewRebuild, 'compareOnly' | 'switchedAt' | 'faults'> & {
  readonly faults: readonly Pick<LeadScoring.RebuildFault, 'record' | 'error'>[];
};
export type ListedView = Omit<LeadScoring.View, 'rebuild'> & {
  readonly rebuild: ViewRebuild | null;
};

export interface RebuildWish {
  readonly compareOnly: boolean;
  readonly acceptDifferences: boolean;
  readonly anew: boolean;
}

import type {
  FirstTouchCorrected,
  LeadAskedAgain,
  LeadCaptured,
  LeadProfileUpdated,
  LeadQualified,
  LeadQualifiedElsewhere,
  LeadScored,
  LeadStageImported,
  TouchpointRecorded,
} from '@smarketing/contracts';
import { tell } from './tell.js';

export const tellCaptured = tell<LeadCaptured>(
  ['source', 'channel', 'campaignId'],
  (story, { data, time }) => {
    const { channel, source, campaignId } = data;
    story.captured = { time, channel, source, ...(campaignId === undefined ? {} : { campaignId }) };
  },
);

/** Which of the two comes of it, scoring decides: LeadQualifiedElsewhere, or nothing. */
export const tellStageImported = tell<LeadStageImported>(['stage'], () => {});

/** All that counts by channel or cohort counts anew. */
export const tellFirstTouchCorrected = tell<FirstTouchCorrected>([], (story, { data }) => {
  if (!story.captured) return;
  const { campaignId: _former, ...captured } = story.captured;
  const { channel, campaignId, at } = data.first;
  const first = { channel, ...(campaignId === undefined ? {} : { campaignId }) };
  story.captured = { ...captured, ...first, time: new Date(at) };
});

export const tellQualifiedElsewhere = tell<LeadQualifiedElsewhere>(
  ['stage', 'score', 'cycle'],
  (story, { data, time }) => {
    story.elsewhere = { stage: data.stage, time };
  },
);

/** The profile itself is not kept: no figure needs it, and its owner answers for it. */
export const tellProfileUpdated = tell<LeadProfileUpdated>([], () => {});

export const tellTouchpoint = tell<TouchpointRecorded>(
  ['kind', 'channel', 'campaignId'],
  (story) => {
    story.touchpoints += 1;
  },
);

export const tellScored = tell<LeadScored>(['score', 'previousScore'], (story, { data }) => {
  story.score = data.score;
});

export const tellQualified = tell<LeadQualified>(
  ['score', 'threshold', 'cycle'],
  (story, { data, time }) => {
    const { qualified } = story;
    // Older logs have the first cycles on `scores`, which may arrive after the later ones.
    const first = data.cycle === 1 ? time : (qualified?.time ?? time);
    story.qualified = { time: first, cycle: Math.max(data.cycle, qualified?.cycle ?? 0) };
  },
);

/** A customer is one already: only the timeline tells of it. */
export const tellAskedAgain = tell<LeadAskedAgain>(['kind', 'cycle'], () => {});

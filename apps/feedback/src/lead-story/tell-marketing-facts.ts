import type {
  LeadAskedAgain,
  LeadCaptured,
  LeadProfileUpdated,
  LeadQualified,
  LeadScored,
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
    story.qualified = { time: story.qualified?.time ?? time, cycle: data.cycle };
  },
);

/** A customer is one already: only the timeline tells of it. */
export const tellAskedAgain = tell<LeadAskedAgain>(['kind', 'cycle'], () => {});

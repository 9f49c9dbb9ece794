import type {
  ConsentChanged,
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
import { leadFold } from './lead-fold.js';
import { ownCapture, setOwnCapture } from './own-capture.js';

export const applyCaptured = leadFold<LeadCaptured>(
  ['source', 'channel', 'campaignId'],
  (lead, { data, time }) => {
    const { channel, source, campaignId } = data;
    const campaign = campaignId === undefined ? {} : { campaignId };
    setOwnCapture(lead, { time, channel, source, ...campaign });
  },
);

/** Which of the two comes of it, scoring decides: LeadQualifiedElsewhere, or nothing. */
export const applyStageImported = leadFold<LeadStageImported>(['stage'], () => {});

/** What a lead may be approached for counts in no figure. */
export const applyConsentChanged = leadFold<ConsentChanged>(
  ['purpose', 'state', 'basis', 'textVersion'],
  () => {},
);

/** All that counts by channel or cohort counts anew. */
export const applyFirstTouchCorrected = leadFold<FirstTouchCorrected>([], (lead, { data }) => {
  const own = ownCapture(lead);
  if (!own) return;
  const { campaignId: _former, ...captured } = own;
  const { channel, campaignId, at } = data.first;
  const first = { channel, ...(campaignId === undefined ? {} : { campaignId }) };
  setOwnCapture(lead, { ...captured, ...first, time: new Date(at) });
});

export const applyQualifiedElsewhere = leadFold<LeadQualifiedElsewhere>(
  ['stage', 'score', 'cycle'],
  (lead, { data, time }) => {
    lead.elsewhere = { stage: data.stage, time };
  },
);

/** The profile itself is not kept: no figure needs it, and its owner answers for it. */
export const applyProfileUpdated = leadFold<LeadProfileUpdated>([], () => {});

export const applyTouchpoint = leadFold<TouchpointRecorded>(
  ['kind', 'channel', 'campaignId'],
  (lead) => {
    lead.touchpoints += 1;
  },
);

export const applyScored = leadFold<LeadScored>(['score', 'previousScore'], (lead, { data }) => {
  lead.score = data.score;
});

export const applyQualified = leadFold<LeadQualified>(
  ['score', 'threshold', 'cycle'],
  (lead, { data, time }) => {
    const { qualified } = lead;
    // Older logs have the first cycles on `scores`, which may arrive after the later ones.
    const first = data.cycle === 1 ? time : (qualified?.time ?? time);
    lead.qualified = { time: first, cycle: Math.max(data.cycle, qualified?.cycle ?? 0) };
  },
);

/** A customer is one already: only the timeline has it. */
export const applyAskedAgain = leadFold<LeadAskedAgain>(['kind', 'cycle'], () => {});

import type { MarketingIntake } from '@smarketing/api-client';

/** What became of a lead, with what was left out of it. */
export function formatCaptured({
  leadId,
  created,
  conflict,
  ignored = [],
}: MarketingIntake.Captured): string {
  return [
    `Lead ${leadId}: ${created ? 'new' : 'already known; anything new was added'}`,
    ...(conflict === undefined
      ? []
      : [`  The e-mail address belongs to lead ${conflict}: the two may be the same person.`]),
    ...ignored.map(({ pointer, detail }) => `  ${pointer} ${detail}`),
    `smarketing lead show ${leadId}`,
  ].join('\n');
}

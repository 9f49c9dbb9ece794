import type { MarketingIntake } from '@smarketing/api-client';

export type Explained = MarketingIntake.components['schemas']['Explained'];

const outcomes: Readonly<Record<Explained['outcome'], string>> = {
  created: 'It would be a new lead.',
  matched: 'It would add to a lead that is known.',
  unchanged: 'It would change nothing: all of it is known.',
};
const firstContacts: Readonly<Record<Explained['firstContact'], string>> = {
  this: 'this one',
  moved: 'this one: it was before the one that is known',
  stays: 'the one that is known',
};

/** What a capture would come to, and why. */
export function formatExplained(explained: Explained): string {
  const { leadId, keys, conflict, duplicates, lead, channel, campaign, touchpoint } = explained;
  const lines: [string, string][] = [
    ...keys.map(({ kind, rule, leadId: owner }): [string, string] => [
      `by ${kind}`,
      `${owner ?? 'nobody'} (${rule})`,
    ]),
    [
      'first contact',
      `${firstContacts[explained.firstContact]}, ${lead.channel}, ${lead.capturedAt}`,
    ],
    ['channel', `${channel.name}${channel.rule === null ? '' : ` (${channel.rule})`}`],
    ...(campaign ? [['campaign', campaign.campaignId ?? 'a new one'] as [string, string]] : []),
    ...(touchpoint
      ? [
          [
            'touchpoint',
            `${touchpoint.kind}, ${touchpoint.recorded ? 'recorded' : 'known already'}`,
          ] as [string, string],
        ]
      : []),
    ['profile', listOf(flat(lead.profile))],
    ['contact', listOf(Object.entries(explained.contact))],
    ...(explained.consents.length > 0
      ? [['consents', explained.consents.join(', ')] as [string, string]]
      : []),
    ['facts', explained.facts.join(', ') || 'none'],
  ];
  return [
    `${outcomes[explained.outcome]} Nothing was stored.`,
    ...(leadId === null ? [] : [`Lead ${leadId}`]),
    ...lines.map(([what, text]) => `  ${what.padEnd(16)}${text}`),
    ...(conflict === undefined
      ? []
      : [`  The e-mail address belongs to lead ${conflict}: it would not be taken over.`]),
    ...duplicates.map(
      ({ leadId: other, evidence }) =>
        `  May be the same person as lead ${other}: ${evidence.join(', ')}`,
    ),
    ...explained.unlisted.map(
      (list) => `  The playbook’s list ${list} does not have its word: it would count as other.`,
    ),
    ...explained.ignored.map(({ pointer, detail }) => `  ${pointer} ${detail}`),
  ].join('\n');
}

function flat(profile: Explained['lead']['profile']): [string, unknown][] {
  const { attributes = {}, ...bands } = profile;
  return [...Object.entries(bands), ...Object.entries(attributes)];
}

function listOf(entries: readonly (readonly [string, unknown])[]): string {
  return entries.map(([name, value]) => `${name} ${String(value)}`).join(', ') || 'nothing';
}

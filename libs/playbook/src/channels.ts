import { pathOf, unknownName, type Finding } from './finding.js';
import { channelName, directChannel, otherWord, readListed, type Lists } from './lists.js';
import { keyed, listOf, text, type Schema } from './schema.js';

/**
 * Where a visit with these UTM parameters came from. A list matches any of its values, in any case;
 * source and medium must both match where both are given; neither given matches everything.
 */
export type ChannelRule = { source?: string[]; medium?: string[]; channel: string };

/** Tried in order; the first rule that matches decides. */
export type Channels = ChannelRule[];

export const channelsSchema: Schema<Channels> = listOf(
  keyed<ChannelRule>(
    {
      source: listOf(text(120), 'UTM sources'),
      medium: listOf(text(120), 'UTM media'),
      channel: channelName,
    },
    ['source', 'medium'],
  ),
  'rules',
  0,
  500,
);

/** Every channel that a lead can have, for rules that name one. */
export function knownChannels({ channel }: Lists): string[] {
  return [...new Set([...channel.map(({ name }) => name), otherWord])];
}

export function checkChannels(sections: { channels?: Channels; lists?: Lists }): Finding[] {
  const { channels = [], lists } = sections;
  const known = lists && knownChannels(lists);
  return [
    ...hidingRule(channels),
    ...channels.flatMap(({ channel }, index) =>
      unknownName(['channels', index, 'channel'], channel, known),
    ),
  ];
}

function hidingRule(channels: Channels): Finding[] {
  const all = channels.findIndex(({ source, medium }) => !source && !medium);
  if (all < 0 || all === channels.length - 1) return [];
  const found = 'has neither source nor medium and hides the rules after it';
  return [
    {
      at: ['channels', all],
      found,
      allowed: `this rule only as the last, after ${pathOf(['channels', channels.length - 1])}`,
    },
  ];
}

/**
 * The channel of a visit. One that the sender names himself is read by the list of channels; else the
 * first rule that matches source and medium decides.
 */
export function channelOf(
  { channels, lists }: { channels: Channels; lists: Pick<Lists, 'channel'> },
  visit: {
    source?: string | undefined;
    medium?: string | undefined;
    channel?: string | undefined;
  },
): string {
  if (visit.channel?.trim()) return readListed(lists.channel, visit.channel).name;
  if (!plain(visit.source) && !plain(visit.medium)) return directChannel;
  const rule = ruleOfVisit(channels, visit);
  return rule === undefined ? otherWord : channels[rule]!.channel;
}

/** The place of the first rule that matches source and medium; undefined where none does. */
export function ruleOfVisit(
  channels: Channels,
  visit: { source?: string | undefined; medium?: string | undefined },
): number | undefined {
  const source = plain(visit.source);
  const medium = plain(visit.medium);
  if (!source && !medium) return undefined;
  const place = channels.findIndex(
    (candidate) => matches(candidate.source, source) && matches(candidate.medium, medium),
  );
  return place < 0 ? undefined : place;
}

function matches(allowed: string[] | undefined, value: string): boolean {
  return !allowed || allowed.some((name) => plain(name) === value);
}

function plain(value: string | undefined): string {
  return value?.trim().toLowerCase() ?? '';
}

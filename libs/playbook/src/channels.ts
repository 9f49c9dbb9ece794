import { pathOf, unknownName, type Finding } from './finding.js';
import { channelName, directChannel, otherWord, readListed, type Lists } from './lists.js';
import { keyed, listOf, text, type Schema } from './schema.js';

/**
 * Where a visit with these UTM parameters came from. A list matches any of its values, in any case; of a
 * rule all that is given must match; a rule with none of it matches everything.
 */
export type ChannelRule = {
  /** Names of sites: `google` is also google.com, www.google.de and news.google.co.uk. */
  site?: string[];
  source?: string[];
  medium?: string[];
  /** Patterns, in which `*` stands for any characters. */
  mediumLike?: string[];
  campaignLike?: string[];
  channel: string;
};

/** Tried in order; the first rule that matches decides. */
export type Channels = ChannelRule[];

const conditions = ['site', 'source', 'medium', 'mediumLike', 'campaignLike'] as const;

export const channelsSchema: Schema<Channels> = listOf(
  keyed<ChannelRule>(
    {
      site: listOf(text(120), 'names of sites', 1, 1_000),
      source: listOf(text(120), 'UTM sources'),
      medium: listOf(text(120), 'UTM media'),
      mediumLike: listOf(text(120), 'patterns of UTM media'),
      campaignLike: listOf(text(120), 'patterns of UTM campaigns'),
      channel: channelName,
    },
    [...conditions],
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
  const all = channels.findIndex((rule) => conditions.every((condition) => !rule[condition]));
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
  visit: Visit & { channel?: string | undefined },
): string {
  if (visit.channel?.trim()) return readListed(lists.channel, visit.channel).name;
  const rule = ruleOfVisit(channels, visit);
  if (rule !== undefined) return channels[rule]!.channel;
  return plain(visit.source) || plain(visit.medium) ? otherWord : directChannel;
}

/** Where a visit says that it came from, by its UTM parameters. */
export interface Visit {
  source?: string | undefined;
  medium?: string | undefined;
  campaign?: string | undefined;
}

/**
 * The place of the first rule that matches a visit; undefined where none does. A visit without source
 * and medium is matched by its campaign or not at all.
 */
export function ruleOfVisit(channels: Channels, visit: Visit): number | undefined {
  const source = plain(visit.source);
  const medium = plain(visit.medium);
  const campaign = plain(visit.campaign);
  const isBlank = !source && !medium;
  const place = channels.findIndex(
    (rule) =>
      (!isBlank || rule.campaignLike !== undefined) &&
      isAnyOf(rule.site, (name) => isSite(plain(name), source)) &&
      isAnyOf(rule.source, (name) => plain(name) === source) &&
      isAnyOf(rule.medium, (name) => plain(name) === medium) &&
      isAnyOf(rule.mediumLike, (pattern) => isLike(plain(pattern), medium)) &&
      isAnyOf(rule.campaignLike, (pattern) => isLike(plain(pattern), campaign)),
  );
  return place < 0 ? undefined : place;
}

function isAnyOf(allowed: string[] | undefined, isMet: (value: string) => boolean): boolean {
  return !allowed || allowed.some(isMet);
}

/** A name with a dot is a domain, one without any part of a host but the last; one letter is itself. */
function isSite(name: string, source: string): boolean {
  if (source === name) return true;
  if (name.includes('.')) return source.endsWith(`.${name}`);
  return name.length > 1 && source.includes('.') && source.split('.').slice(0, -1).includes(name);
}

function isLike(pattern: string, value: string): boolean {
  if (value === '') return false;
  const [start = '', ...rest] = pattern.split('*');
  const end = rest.pop();
  if (end === undefined) return value === start;
  if (!value.startsWith(start) || !value.endsWith(end)) return false;
  const until = value.length - end.length;
  let from = start.length;
  for (const piece of rest) {
    const found = value.indexOf(piece, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return from <= until;
}

function plain(value: string | undefined): string {
  return value?.trim().toLowerCase() ?? '';
}

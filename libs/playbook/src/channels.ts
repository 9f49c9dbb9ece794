import { pathOf, type Finding } from './finding.js';
import { keyed, listOf, matching, text, type Schema } from './schema.js';

/**
 * Where a visit with these UTM parameters came from. A list matches any of its values, in any case;
 * source and medium must both match where both are given; neither given matches everything.
 */
export type ChannelRule = { source?: string[]; medium?: string[]; channel: string };

/** Tried in order; the first rule that matches decides. */
export type Channels = ChannelRule[];

/** Of a visit of which nothing is known. */
export const directChannel = 'direct_traffic';
/** Of a visit with UTM parameters that no rule knows. */
export const otherChannel = 'other';
/** Channels that exist without a rule: imports say `unknown`, and `(none)` for a blank. */
const givenChannels = [directChannel, otherChannel, 'unknown', '(none)'];

export const channelName = matching(
  '^[a-z(][a-z0-9_()]{0,59}$',
  'lower-case words joined by underscores, such as organic_search',
);

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

/** Every channel that the document knows, for rules that name one. */
export function knownChannels(channels: Channels): string[] {
  return [...new Set([...channels.map(({ channel }) => channel), ...givenChannels])];
}

export function checkChannels({ channels }: { channels?: Channels }): Finding[] {
  const all = channels?.findIndex(({ source, medium }) => !source && !medium) ?? -1;
  if (!channels || all < 0 || all === channels.length - 1) return [];
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
 * The channel of a visit. A channel that the caller already knows is taken as it is (lower case,
 * underscores for spaces); else the first rule that matches source and medium decides.
 */
export function channelOf(
  channels: Channels,
  visit: {
    source?: string | undefined;
    medium?: string | undefined;
    channel?: string | undefined;
  },
): string {
  const known = plain(visit.channel);
  if (known) return known.replace(/\s+/g, '_');
  const source = plain(visit.source);
  const medium = plain(visit.medium);
  if (!source && !medium) return directChannel;
  const rule = channels.find(
    (candidate) => matches(candidate.source, source) && matches(candidate.medium, medium),
  );
  return rule?.channel ?? otherChannel;
}

function matches(allowed: string[] | undefined, value: string): boolean {
  return !allowed || allowed.some((name) => plain(name) === value);
}

function plain(value: string | undefined): string {
  return value?.trim().toLowerCase() ?? '';
}

import type { SeenCampaign, Utm } from '../campaigns/campaign-of-utm.js';
import type { CaptureCommand } from './capture-command.js';
import type { FieldProblem } from './capture-input.js';
import { looksPersonal, plainText } from './looks-personal.js';
import { readTyped } from './typed-text.js';

/** What the playbook in force and the campaigns make of where a visit came from. */
export interface VisitTerms {
  readonly playbook: number;
  /** By the UTM parameters alone. */
  channelOf(visit: { source?: string; medium?: string; campaign?: string }): string;
  campaignOf(utm: Utm | undefined): SeenCampaign | undefined;
  /** The name that a list has for a word, or `other`. */
  listed(list: 'industry' | 'department' | 'channel', word: string): Listed;
}

export interface Listed {
  readonly name: string;
  readonly known: boolean;
}

export type ReadVisit = Pick<
  CaptureCommand,
  'channel' | 'cameBy' | 'playbook' | 'campaign' | 'ignored'
> & {
  /** What the sender calls the channel, where no list has it. */
  readonly ownChannel?: string;
};

const other = 'other';
const longestChannel = 120;
const longestUtm = 120;
/** Stands for a text that cannot be read: no rule has it. */
const unreadable = '\ufffd';
const otherSigns =
  "holds characters other than letters, digits, spaces and - _ . ~ + | : , / ( ) [ ] { } ! ' & * %";
const utmText = /^[\p{L}\p{M}\p{Nd} _.~+|:,/()[\]{}!'&*%\p{Pd}]*$/u;

/**
 * Where the lead came from: the channel by the name that the list has for what the sender says, or by
 * the playbook's rules, and the campaign. Nothing here is worth a lead: a campaign that cannot be taken
 * is left out, and `ignored` says so.
 */
export function readVisit(input: { utm?: Utm; channel?: string }, terms: VisitTerms): ReadVisit {
  const source = utmOf(input.utm?.source);
  const medium = utmOf(input.utm?.medium);
  const code = utmOf(input.utm?.campaign);
  const named = readChannel(input.channel, terms);
  const ignored = code.text === '' ? [] : faultsOf({ source, medium, campaign: code });
  const utm = { source: source.text, medium: medium.text, campaign: code.text };
  const campaign = ignored.length === 0 ? terms.campaignOf(utm) : undefined;
  return {
    ...(named ?? {
      channel: terms.channelOf({
        ...(source.text && { source: source.text }),
        ...(medium.text && { medium: medium.text }),
        ...(code.text && { campaign: code.text }),
      }),
      playbook: terms.playbook,
    }),
    ...(campaign && { campaign }),
    ...(ignored.length > 0 && { ignored }),
  };
}

/** A channel that the sender says himself; undefined where he says none. */
function readChannel(
  given: string | undefined | null,
  terms: VisitTerms,
): Pick<ReadVisit, 'channel' | 'cameBy' | 'ownChannel'> | undefined {
  const { text } = readTyped(given ?? '', longestChannel);
  if (text === '') return undefined;
  if (text === undefined) return { channel: other };
  const { name, known } = terms.listed('channel', text);
  const cameBy = text.toLowerCase().replaceAll(/\s+/g, '_');
  return { channel: name, cameBy, ...(!known && { ownChannel: text }) };
}

interface ReadUtm {
  readonly text: string;
  readonly why?: string | undefined;
}

function utmOf(given: string | undefined | null): ReadUtm {
  const { text, why } = readTyped(given ?? '', longestUtm);
  if (text === undefined) return { text: unreadable, why };
  if (looksPersonal(text)) {
    return { text, why: 'looks like an e-mail address or a phone number' };
  }
  if (utmText.test(plainText(text))) return { text };
  return { text, why: otherSigns };
}

function faultsOf(utm: Record<'source' | 'medium' | 'campaign', ReadUtm>): FieldProblem[] {
  return Object.entries(utm).flatMap(([name, { why }]) =>
    why ? [{ field: `utm.${name}`, why: `${why}: taken without its campaign` }] : [],
  );
}

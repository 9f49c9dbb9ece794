import type { Feedback } from '@smarketing/api-client';
import type { Clock } from '../clock/clock.js';
import { table } from '../report/table.js';
import { paint, plainScreen, type Screen, type Tone } from '../terminal/screen.js';
import { printable } from '../terminal/text-width.js';
import { wrapLine } from '../terminal/wrap-line.js';

export type Suggestion = Feedback.Suggestion;

const tones: Readonly<Record<string, Tone>> = { raised: 'open', validated: 'good' };

/** The suggestions as a table, the newest first. */
export function formatSuggestions(
  suggestions: readonly Suggestion[],
  clock: Clock,
  screen: Screen = plainScreen,
): string {
  if (suggestions.length === 0) {
    return 'No suggestions. `smarketing suggestions raise` raises one.';
  }
  const rows = suggestions.map(({ suggestionId, state, side, topic, title, raisedAt }) => [
    suggestionId,
    clock.minute(raisedAt),
    { text: state, tone: tones[state] },
    side,
    topic,
    title,
  ]);
  const header = ['suggestion', 'raised', 'state', 'from', 'topic', 'title'];
  return [
    table(header, rows, { screen, words: header, uncut: ['suggestion', 'raised', 'state'] }),
    '',
    `Times in ${clock.zone}. \`smarketing suggestions show ID\` shows one in full.`,
  ].join('\n');
}

/** One suggestion whole, and what was decided. */
export function formatSuggestion(
  { suggestionId, state, side, topic, title, text, evidence, raisedAt, decision }: Suggestion,
  clock: Clock,
  screen: Screen = plainScreen,
): string {
  const lines = (said: string) =>
    said.split(/\r?\n/).map((line) => wrapLine(`  ${printable(line)}`, screen, 2));
  const reason = decision?.reason === undefined ? '' : `, ${decision.reason}`;
  return [
    paint(screen, 'heading', printable(title)),
    wrapLine(
      `  ${suggestionId}, ${topic}, raised by ${side} ${clock.minute(raisedAt)} (${clock.zone})`,
      screen,
    ),
    '',
    ...lines(text),
    ...evidence.map((address) => `  see ${printable(address)}`),
    '',
    decision
      ? `${paint(screen, tones[state], state)} by ${decision.side} ${clock.minute(decision.at)}${reason}`
      : `Not decided yet: the other side agrees or declines.`,
    ...(decision?.text === undefined ? [] : lines(decision.text)),
  ].join('\n');
}

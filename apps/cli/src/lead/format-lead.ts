import { formatMoney } from '@smarketing/contracts/names';
import { utcClock, type Clock } from '../clock/clock.js';
import { paint, plainScreen, type Screen, type Tone } from '../terminal/screen.js';
import { printable } from '../terminal/text-width.js';
import { wrapLine } from '../terminal/wrap-line.js';
import { formatTimeline } from './format-timeline.js';
import type { Handoff, LeadSheet, Obligation, Score } from './read-lead.js';

/** A lead as people read it: no contact data, only bands and ids. */
export function formatLead(
  sheet: LeadSheet,
  clock: Clock = utcClock,
  screen: Screen = plainScreen,
): string {
  const { leadId, lead, timeline, score, handoff, obligations } = sheet;
  const heading = (text: string) => paint(screen, 'heading', text);
  const outcome = timeline?.outcome;
  return [
    `${heading(`Lead ${leadId}`)}${outcome ? ` (${paint(screen, toneOfOutcome(outcome), outcome)})` : ''}`,
    ...profileLines(lead, screen),
    ...mergeLines(lead, screen),
    '',
    ...scoreLines(score, screen),
    '',
    ...handoffLines(handoff, screen),
    '',
    heading('Obligations'),
    ...(obligations.length === 0
      ? ['  none']
      : obligations.map((obligation) => obligationLine(obligation, clock, screen))),
    '',
    ...formatTimeline(sheet, clock, screen),
    '',
    `Times in ${clock.zone}.`,
  ].join('\n');
}

function profileLines(lead: LeadSheet['lead'], screen: Screen): string[] {
  const channel = lead?.['channel'];
  if (typeof channel !== 'string') return [];
  const profile = Object.entries((lead?.['profile'] as object | undefined) ?? {})
    .filter(([, value]) => typeof value === 'string')
    .map(([name, value]) => `${name} ${String(value)}`);
  return [wrapLine(printable(`  channel ${[channel, ...profile].join(', ')}`), screen)];
}

function mergeLines(lead: LeadSheet['lead'], screen: Screen): string[] {
  const into = lead?.['mergedInto'];
  const absorbed = (lead?.['absorbed'] ?? []) as readonly { leadId: string }[];
  return [
    ...(typeof into === 'string' ? [`merged into lead ${into}, which stands for it`] : []),
    ...absorbed.map(({ leadId }) => `stands for lead ${leadId} as well`),
  ].map((line) => wrapLine(printable(`  ${line}`), screen));
}

function scoreLines(score: Score | null, screen: Screen): string[] {
  if (!score) return [paint(screen, 'heading', 'Score'), '  none yet'];
  const { score: points, threshold, qualified, playbook, contributions } = score;
  const verdict = qualified ? 'an MQL' : 'no MQL';
  return [
    `${paint(screen, 'heading', `Score ${points} of ${threshold} needed`)}: ${verdict} (playbook ${playbook})`,
    ...contributions.map(({ rule, group, points: part }) =>
      wrapLine(`  ${signed(part).padStart(4)}  ${rule} (${group})`, screen, 8),
    ),
  ];
}

function handoffLines(handoff: Handoff | null, screen: Screen): string[] {
  const heading = paint(screen, 'heading', 'Handoff');
  if (!handoff) return [heading, '  none: the lead has not qualified'];
  const { stage, cycle, repId, reason, amount, purchases, legal } = handoff;
  const said = [
    ...(repId === undefined ? [] : [`rep ${repId}`]),
    ...(cycle > 1 ? [`qualified ${cycle} times`] : []),
    ...(reason === undefined ? [] : [`reason ${reason}`]),
    ...(amount === undefined ? [] : [formatMoney(amount)]),
    ...(purchases > 0 ? [`${purchases} more purchase${purchases === 1 ? '' : 's'}`] : []),
  ];
  const [first = '', ...rest] = wrapLine(
    printable(`Handoff: ${[stage, ...said].join(', ')}`),
    screen,
  ).split('\n');
  return [
    first.replace(/^Handoff/, heading),
    ...rest,
    wrapLine(`  possible now: ${legal.length > 0 ? legal.join(', ') : 'nothing'}`, screen),
  ];
}

function obligationLine(
  { level, cycle, repId, state, due, ...minutes }: Obligation,
  clock: Clock,
  screen: Screen,
): string {
  const { usedMinutes, remainingMinutes } = minutes;
  const time =
    usedMinutes !== null
      ? `, done in ${Math.round(usedMinutes)} business minutes`
      : remainingMinutes !== null
        ? `, ${Math.round(remainingMinutes)} business minutes left`
        : '';
  const line = `  ${level}${cycle > 1 ? ` (${cycle})` : ''}: ${state}, due ${clock.minute(due)}, rep ${repId}${time}`;
  const tone = toneOfObligation[state];
  return wrapLine(printable(line), screen).replace(`: ${state}`, `: ${paint(screen, tone, state)}`);
}

const toneOfObligation: Readonly<Record<string, Tone>> = {
  met: 'good',
  breached: 'bad',
  'at-risk': 'open',
};

function toneOfOutcome(outcome: string): Tone | undefined {
  return outcome === 'won' ? 'good' : outcome === 'lost' ? 'bad' : undefined;
}

function signed(points: number): string {
  return points < 0 ? String(points) : `+${points}`;
}

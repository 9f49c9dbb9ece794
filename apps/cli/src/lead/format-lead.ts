import { formatMoney } from '@smarketing/contracts';
import type { Handoff, LeadSheet, Obligation, Score, TimelineEntry } from './read-lead.js';

/** A lead as people read it: no contact data, only bands and ids. */
export function formatLead(sheet: LeadSheet) {
  const { leadId, lead, timeline, score, handoff, obligations } = sheet;
  const profile = Object.entries((lead?.['profile'] as object | undefined) ?? {})
    .filter(([, value]) => typeof value === 'string')
    .map(([name, value]) => `${name} ${String(value)}`);
  const channel = lead?.['channel'];
  return [
    `Lead ${leadId}${timeline?.outcome ? ` (${timeline.outcome})` : ''}`,
    ...(typeof channel === 'string' ? [`  channel ${[channel, ...profile].join(', ')}`] : []),
    '',
    ...scoreLines(score),
    '',
    ...handoffLines(handoff),
    '',
    'Obligations',
    ...(obligations.length === 0 ? ['  none'] : obligations.map(obligationLine)),
    '',
    ...timelineLines(sheet),
  ].join('\n');
}

function scoreLines(score: Score | null): string[] {
  if (!score) return ['Score', '  none yet'];
  const { score: points, threshold, qualified, playbook, contributions } = score;
  const verdict = qualified ? 'an MQL' : 'no MQL';
  return [
    `Score ${points} of ${threshold} needed: ${verdict} (playbook ${playbook})`,
    ...contributions.map(
      ({ rule, group, points: part }) => `  ${signed(part).padStart(4)}  ${rule} (${group})`,
    ),
  ];
}

function handoffLines(handoff: Handoff | null): string[] {
  if (!handoff) return ['Handoff', '  none: the lead has not qualified'];
  const { stage, cycle, repId, reason, amount, purchases, legal } = handoff;
  const said = [
    ...(repId === undefined ? [] : [`rep ${repId}`]),
    ...(cycle > 1 ? [`qualified ${cycle} times`] : []),
    ...(reason === undefined ? [] : [`reason ${reason}`]),
    ...(amount === undefined ? [] : [formatMoney(amount)]),
    ...(purchases > 0 ? [`${purchases} more purchases`] : []),
  ];
  return [
    `Handoff: ${[stage, ...said].join(', ')}`,
    `  possible now: ${legal.length > 0 ? legal.join(', ') : 'nothing'}`,
  ];
}

function obligationLine({ level, cycle, repId, state, due, ...minutes }: Obligation): string {
  const { usedMinutes, remainingMinutes } = minutes;
  const time =
    usedMinutes !== null
      ? `, done in ${Math.round(usedMinutes)} business minutes`
      : remainingMinutes !== null
        ? `, ${Math.round(remainingMinutes)} business minutes left`
        : '';
  return `  ${level}${cycle > 1 ? ` (${cycle})` : ''}: ${state}, due ${clock(due)} UTC, ${repId}${time}`;
}

function timelineLines({ timeline, campaignCodes }: LeadSheet): string[] {
  if (!timeline) return ['Timeline', '  nothing has arrived at feedback yet'];
  const { facts, entries } = timeline;
  const older = facts - entries.length;
  return [
    `Timeline: ${facts} facts${older > 0 ? `, the ${entries.length} newest` : ''}, times in UTC`,
    ...entries.map(
      (entry) => `  ${clock(entry.time)}  ${factName(entry.type)}${said(entry, campaignCodes)}`,
    ),
  ];
}

function said({ details = {} }: TimelineEntry, codes: LeadSheet['campaignCodes']): string {
  const { currency, ...named } = details;
  const parts = Object.entries(named).map(([name, value]) => {
    if (name === 'campaignId') return `campaign ${codes[value] ?? value}`;
    if (money.has(name) && currency !== undefined) {
      return `${name} ${formatMoney({ amount: value, currency: String(currency) })}`;
    }
    return `${name} ${valueText(name, value)}`;
  });
  return parts.length > 0 ? `: ${parts.join(', ')}` : '';
}

/** Details that are amounts of the entry's currency. */
const money = new Set(['amount', 'expected']);

function valueText(name: string, value: string | number): string {
  if (typeof value === 'number')
    return String(name.endsWith('Minutes') ? Math.round(value) : value);
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? clock(value) : value;
}

/** `smarketing.lead.profile-updated.v1` → `lead profile updated`. */
export function factName(type: string): string {
  return type
    .replace(/^smarketing\./, '')
    .replace(/\.v\d+$/, '')
    .replaceAll(/[.-]/g, ' ');
}

function clock(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}

function signed(points: number): string {
  return points < 0 ? String(points) : `+${points}`;
}

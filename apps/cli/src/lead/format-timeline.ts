import { formatMoney } from '@smarketing/contracts/names';
import type { Clock } from '../clock/clock.js';
import { paint, type Screen, type Tone } from '../terminal/screen.js';
import { printable } from '../terminal/text-width.js';
import { wrapLine } from '../terminal/wrap-line.js';
import { factName } from './fact-name.js';
import type { LeadSheet, TimelineEntry } from './read-lead.js';

const widthOfTime = 16;
const gap = '  ';

/** The facts of a lead in the order in which they became known. */
export function formatTimeline(
  { timeline, campaignCodes }: Pick<LeadSheet, 'timeline' | 'campaignCodes'>,
  clock: Clock,
  screen: Screen,
): string[] {
  if (!timeline) {
    return [paint(screen, 'heading', 'Timeline'), '  nothing has arrived at feedback yet'];
  }
  const { facts } = timeline;
  const entries = asTheyBecameKnown(timeline.entries).map((entry) => ({
    known: clock.minute(knownAt(entry)),
    happened: clock.minute(entry.time),
    what: whatOf(entry, campaignCodes, clock),
    tone: toneOf(entry),
  }));
  const late = entries.some(({ known, happened }) => known !== happened);
  const older = facts - entries.length;
  const newest = older > 0 ? `, the ${entries.length.toLocaleString('en')} newest` : '';
  const order = late ? ' as they became known' : '';
  const header = `${gap}${'known'.padEnd(widthOfTime)}${gap}${'happened'.padEnd(widthOfTime)}${gap}fact`;
  return [
    paint(screen, 'heading', `Timeline: ${facts.toLocaleString('en')} facts${newest}${order}`),
    ...(late ? [paint(screen, 'faint', header)] : []),
    ...entries.map(({ known, happened, what, tone }) => {
      const before = known === happened ? ' '.repeat(widthOfTime) : happened;
      const times = late ? `${known}${gap}${before}` : known;
      const indent = gap.length * 2 + times.length;
      const line = wrapLine(`${gap}${times}${gap}${what}`, screen, indent);
      return line.slice(0, indent) + paintLines(screen, tone, line.slice(indent));
    }),
  ];
}

/** A fact that became known later than it happened stands where it changed what was known. */
export function asTheyBecameKnown(entries: readonly TimelineEntry[]): TimelineEntry[] {
  // A stable sort: what became known at one time stays in the order in which it happened.
  return entries.toSorted((one, other) => Date.parse(knownAt(one)) - Date.parse(knownAt(other)));
}

function knownAt({ time, knownAt: later }: TimelineEntry): string {
  return later ?? time;
}

function whatOf(
  { type, details = {} }: TimelineEntry,
  codes: LeadSheet['campaignCodes'],
  clock: Clock,
): string {
  const { outcome, currency, ...named } = details;
  const name = factName(type);
  const isDeal = name === 'deal closed' && outcome !== undefined;
  const said = Object.entries(isDeal || outcome === undefined ? named : { outcome, ...named });
  const parts = said.flatMap(([property, value]) =>
    partOf(property, value, currency, codes, clock),
  );
  const fact = isDeal ? `deal ${String(outcome)}` : name;
  return printable(parts.length > 0 ? `${fact}: ${parts.join(', ')}` : fact);
}

/** Ids that nobody looks for here; `--json` has them. */
const unsaid = new Set(['opportunityId', 'purchaseId']);
/** What speaks for itself. */
const bare = new Set(['kind', 'level', 'amount']);

function partOf(
  name: string,
  value: string | number,
  currency: string | number | undefined,
  codes: LeadSheet['campaignCodes'],
  clock: Clock,
): string[] {
  if (unsaid.has(name) || (name === 'cycle' && Number(value) === 1)) return [];
  if (name === 'campaignId') return [`campaign ${codes[value] ?? value}`];
  if (name === 'repId') return [`rep ${value}`];
  if (name === 'absorbedId') return [`lead ${value}`];
  if (name === 'into') return [`into lead ${value}`];
  if (name === 'usedMinutes') return [`done in ${Math.round(Number(value))} business minutes`];
  const text = textOf(name, value, currency, clock);
  return [bare.has(name) ? text : `${wordsOf(name)} ${text}`];
}

const money = new Set(['amount', 'expected']);
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function textOf(
  name: string,
  value: string | number,
  currency: string | number | undefined,
  clock: Clock,
): string {
  if (money.has(name) && currency !== undefined) {
    return formatMoney({ amount: value, currency: String(currency) });
  }
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  return instant.test(value) ? clock.minute(value) : value;
}

function toneOf({ type, details }: TimelineEntry): Tone | undefined {
  if (details?.['outcome'] === 'won' || type.includes('.obligation.met.')) return 'good';
  if (details?.['outcome'] === 'lost' || type.includes('.obligation.breached.')) return 'bad';
  return undefined;
}

/** Each line by itself, and no indent: a colour that spans lines would paint what is left of them. */
function paintLines(screen: Screen, tone: Tone | undefined, text: string): string {
  return text.replaceAll(/\S.*/g, (line) => paint(screen, tone, line));
}

/** `previousScore` → `previous score`. */
function wordsOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

import { streamNames } from '@smarketing/contracts/names';
import type { Clock } from '../clock/clock.js';
import { factName } from '../lead/fact-name.js';
import { paint, plainScreen, type Screen } from '../terminal/screen.js';
import { printable } from '../terminal/text-width.js';
import { wrapLine } from '../terminal/wrap-line.js';

/** A fact as it is on the log. */
export interface TailedFact {
  readonly stream: string;
  readonly envelope: {
    readonly time: Date;
    readonly type: string;
    readonly subject: string;
    readonly sequence: number;
  };
  readonly data: unknown;
}

const widthOfStream = Math.max(...streamNames.map(({ length }) => length));
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Time, stream, subject, sequence, fact, and what it says. */
export function formatFact(
  { stream, envelope, data }: TailedFact,
  clock: Clock,
  screen: Screen = plainScreen,
): string {
  const { time, type, subject, sequence } = envelope;
  const parts = [clock.moment(time), stream.padEnd(widthOfStream), subject, String(sequence)];
  // Word by word: a colour that spans lines would paint what is left of them.
  const name = factName(type).split(' ');
  const fact = name.map((word) => paint(screen, 'heading', word)).join(' ');
  const body = printable(said(data, clock));
  return wrapLine([...parts, fact, ...(body === '' ? [] : [body])].join('  '), screen);
}

/** `{ channel: 'email', points: [1, 2] }` → `channel email, points [1, 2]`. */
function said(value: unknown, clock: Clock): string {
  if (typeof value === 'string') return instant.test(value) ? clock.moment(value) : value;
  if (Array.isArray(value)) return `[${value.map((one) => inside(one, clock)).join(', ')}]`;
  if (value instanceof Date) return clock.moment(value);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([name, one]) => `${name} ${inside(one, clock)}`)
    .join(', ');
}

function inside(value: unknown, clock: Clock): string {
  const isGroup =
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date);
  return isGroup ? `(${said(value, clock)})` : said(value, clock);
}

import { stdSerializers } from 'pino';

/** Of one text in a log line, in characters: callers send megabytes, and errors quote them. */
const longestCharacters = 300;
const mostFrames = 12;
const deepest = 4;
const mostEntries = 20;
/** What a terminal may act on and JSON leaves as it is. */
const unescaped = /[\u007f-\u009f\u2028\u2029]/g;

/** The text as it may stand in a log line: cut, and without what a terminal would act on. */
export function shortened(text: string): string {
  const cut =
    text.length > longestCharacters
      ? `${text.slice(0, longestCharacters)}… (${text.length})`
      : text;
  return cut
    .toWellFormed()
    .replaceAll(unescaped, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** An error for a log line: all that it holds, its causes too, with every text cut. */
export function shortenedError(error: Error): unknown {
  if (!(error instanceof Error)) return short(error, 0);
  const { stack, ...rest } = stdSerializers.err(error);
  return {
    ...(short(rest, 0) as object),
    stack: `${error.name}: ${shortened(error.message)}${framesOf(stack)}`,
  };
}

/** Without the message, which stands before them, however many lines it has. */
function framesOf(stack: string | undefined): string {
  const frames = (stack ?? '').split('\n').filter((line) => /^ {4}at \S/.test(line));
  return frames
    .slice(0, mostFrames)
    .map((frame) => `\n${shortened(frame)}`)
    .join('');
}

function short(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return shortened(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === deepest) return '…';
  if (Array.isArray(value)) {
    return value.slice(0, mostEntries).map((entry) => short(entry, depth + 1));
  }
  const entries = Object.entries(value).slice(0, mostEntries);
  return Object.fromEntries(
    entries.map(([name, entry]) => [shortened(name), short(entry, depth + 1)]),
  );
}

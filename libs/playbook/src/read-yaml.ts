import { isMap, Lexer, LineCounter, parseDocument, type Document } from 'yaml';
import type { Place } from './finding.js';
import { InvalidPlaybookError, type PlaybookProblem } from './invalid-playbook.js';

/** A text over this is not a playbook, and is not parsed. */
export const maxPlaybookBytes = 256 * 1024;
/** More repetitions by YAML aliases than people write are a bomb. */
const maxAliasCount = 50;
/**
 * More signs (keys, values, colons, line breaks and so on) than people write are another: what is made of
 * them takes quadratic time in the worst case. The default playbook has some 4,000.
 */
const maxTokens = 20_000;
/** Levels of brackets and braces. */
const maxDepth = 32;
/** One slip in the syntax makes everything after it wrong: the first problems say enough. */
const maxSyntaxProblems = 10;

export type ReadText = { value: unknown; lineOf: (place: Place) => number | undefined };

/** Reads YAML 1.2. Throws {@link InvalidPlaybookError} for text that is none, too large or a bomb. */
export function readYaml(source: string): ReadText {
  refuseOversize(Buffer.byteLength(source));
  refuseBomb(source);
  const lines = new LineCounter();
  try {
    const document = withoutStacks(() =>
      parseDocument(source, { lineCounter: lines, prettyErrors: false }),
    );
    const faults = [...document.errors, ...document.warnings].slice(0, maxSyntaxProblems);
    const problems = faults.map(({ message, pos }) =>
      problem(`is not valid YAML: ${message}`, lines.linePos(pos[0]).line),
    );
    if (problems.length > 0) throw new InvalidPlaybookError(problems);
    return {
      value: document.toJS({ maxAliasCount }) as unknown,
      lineOf: (place) => lineOf(document, lines, place),
    };
  } catch (error) {
    if (error instanceof InvalidPlaybookError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new InvalidPlaybookError([problem(`cannot be read: ${why}`)], { cause: error });
  }
}

export function refuseOversize(bytes: number): void {
  if (bytes <= maxPlaybookBytes) return;
  const found = `is ${Math.ceil(bytes / 1024)} KB`;
  throw new InvalidPlaybookError([
    { path: 'document', found, allowed: `up to ${maxPlaybookBytes / 1024} KB` },
  ]);
}

/** Stops where too much was found, so that the rest of the text costs nothing. */
function refuseBomb(source: string): void {
  let tokens = 0;
  let depth = 0;
  for (const token of new Lexer().lex(source)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > maxDepth) throw bomb(`nests deeper than ${maxDepth} levels`, maxDepth, 'levels');
    if (++tokens > maxTokens) throw bomb('holds too many tokens', maxTokens, 'keys and values');
  }
}

/** The parser makes an error for each slip, thousands in a bomb; nobody reads their stacks. */
function withoutStacks<T>(parse: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return parse();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function bomb(found: string, most: number, of: string): InvalidPlaybookError {
  return new InvalidPlaybookError([{ path: 'document', found, allowed: `up to ${most} ${of}` }]);
}

function problem(found: string, line?: number): PlaybookProblem {
  const allowed = `one YAML 1.2 document, each key once, up to ${maxAliasCount} aliases`;
  return { path: 'document', found, allowed, ...(line === undefined ? {} : { line }) };
}

/** The line of the key, or of the nearest thing around it that is there. */
function lineOf(document: Document, lines: LineCounter, place: Place): number | undefined {
  for (let depth = place.length; depth > 0; depth -= 1) {
    const start = startOf(document, place.slice(0, depth));
    if (start !== undefined) return lines.linePos(start).line;
  }
  return undefined;
}

function startOf(document: Document, place: Place): number | undefined {
  const parent = place.length === 1 ? document.contents : document.getIn(place.slice(0, -1), true);
  const last = place.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => String(key) === last);
    return (pair?.key as { range?: [number] } | undefined)?.range?.[0];
  }
  return (document.getIn(place, true) as { range?: [number] } | undefined)?.range?.[0];
}

import { filled, type HostileInput } from './hostile-input.ts';

/** What Node lets through in the first line of a request, besides the rest of the headers. */
const most = 15_000;

/** Queries, without their question mark, for any GET. */
export function hostileQueries(): HostileInput<string>[] {
  const harmless = filled(most, 'x', 'cursor=');
  const queries: Record<string, string> = {
    'of one parameter 2,000 times': filled(most, 'limit=7&'),
    'of unknown parameters': numbered((n) => `a${n}=&`),
    'of 15,000 ampersands': '&'.repeat(most),
    'of 7,000 bare names': filled(most, 'x&'),
    'of nested brackets': `a${'[b]'.repeat(4_900)}=1`,
    'of open brackets': '['.repeat(most),
    'of percent signs': `cursor=${'%'.repeat(most)}`,
    'of doubly encoded percent signs': filled(most, '%2525', 'cursor='),
    'of broken UTF-8': filled(most, '%ff', 'cursor='),
    'of plus signs': `cursor=${'+'.repeat(most)}`,
    'of a limit with 15,000 digits': `limit=${'9'.repeat(most)}`,
    'of a limit with 15,000 zeros': `limit=0.${'0'.repeat(most)}1`,
    'of names of inherited functions': filled(most, 'constructor=1&__proto__=1&toString=1&'),
    'of a cursor that is nested deep': `cursor=${encoded('['.repeat(5_000) + ']'.repeat(5_000))}`,
    'of a cursor of small elements': `cursor=${encoded(filled(11_000, '1,', '[', '1]'))}`,
    'of a truncated cursor': `cursor=${encoded('['.repeat(11_000))}`,
  };
  return Object.entries(queries).map(([name, hostile]) => ({ name, hostile, harmless }));
}

/** Parts of a path, in the place of an id. */
export function hostilePathParts(): HostileInput<string>[] {
  const harmless = 'x'.repeat(90);
  const parts: Record<string, string> = {
    'of 15,000 letters': 'x'.repeat(most),
    'of percent signs': '%25'.repeat(4_900),
    'of dots': '.%2e'.repeat(3_700),
    'of slashes': '/'.repeat(most),
    'of encoded slashes': '%2f'.repeat(4_900),
    'of semicolons': ';'.repeat(most),
    'of combining marks': '%cc%81'.repeat(2_400),
  };
  return Object.entries(parts).map(([name, hostile]) => ({ name, hostile, harmless }));
}

function numbered(text: (n: number) => string): string {
  let all = '';
  for (let n = 0; all.length < most; n++) all += text(n);
  return all;
}

function encoded(text: string): string {
  return Buffer.from(text).toString('base64url').slice(0, most);
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { longestRestMs, retries, type Retried, type Retry } from '../src/retries.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** Name → tries and the longest rest in seconds, as the table of the README says them. */
const documented = new Map(
  [...readme.matchAll(/^\| `(\w+)` \| [^|]+ \| ([^|]+) \| ([^|]+) \|/gm)].map(
    ([, name, tries, rest]) => [name, `${tries!.trim()}, ${rest!.trim()}`],
  ),
);

function inWords(retry: Retry): string {
  if (retry.tries === Infinity) return `any number, ${seconds(longestPauseMs(retry))} each`;
  return `${retry.tries}, ${seconds(longestRestMs(retry))}`;
}

const longestPauseMs = ({ pauseMs }: Retry) =>
  Math.max(...Array.from({ length: 100 }, (_, failures) => pauseMs(failures + 1, 1)));
const seconds = (milliseconds: number) => `${Number((milliseconds / 1_000).toFixed(2))} s`;

describe('The table of retries in the README', () => {
  it.each(Object.entries(retries) as [Retried, Retry][])(
    'says how long %s lasts',
    (name, retry) => {
      expect(documented.get(name)).toBe(inWords(retry));
    },
  );

  it('lists nothing else', () => {
    expect(new Set(documented.keys())).toEqual(new Set(Object.keys(retries)));
  });
});

describe('A pause', () => {
  it.each(Object.values(retries))('is never longer than at worst, nor negative', ({ pauseMs }) => {
    for (let failures = 1; failures <= 30; failures++) {
      expect(pauseMs(failures, 0)).toBe(0);
      expect(pauseMs(failures)).toBeLessThanOrEqual(pauseMs(failures, 1));
    }
  });
});

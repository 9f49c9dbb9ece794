import { foldText, foldUmlauts, wordsIn } from './fold-text.ts';

/** Towns that foreigners call otherwise: folded, to the name in its own country. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['cologne', 'koln'],
  ['munich', 'munchen'],
  ['nuremberg', 'nurnberg'],
  ['hanover', 'hannover'],
  ['brunswick', 'braunschweig'],
  ['vienna', 'wien'],
  ['zurich', 'zurich'],
  ['geneva', 'geneve'],
  ['genf', 'geneve'],
  ['basle', 'basel'],
  ['lucerne', 'luzern'],
  ['milan', 'milano'],
  ['mailand', 'milano'],
  ['turin', 'torino'],
  ['rome', 'roma'],
  ['rom', 'roma'],
  ['florence', 'firenze'],
  ['florenz', 'firenze'],
  ['venice', 'venezia'],
  ['venedig', 'venezia'],
  ['naples', 'napoli'],
  ['genoa', 'genova'],
  ['prague', 'praha'],
  ['prag', 'praha'],
  ['warsaw', 'warszawa'],
  ['warschau', 'warszawa'],
  ['cracow', 'krakow'],
  ['krakau', 'krakow'],
  ['breslau', 'wroclaw'],
  ['danzig', 'gdansk'],
  ['copenhagen', 'kobenhavn'],
  ['kopenhagen', 'kobenhavn'],
  ['gothenburg', 'goteborg'],
  ['brussels', 'bruxelles'],
  ['brussel', 'bruxelles'],
  ['antwerp', 'antwerpen'],
  ['the hague', 'den haag'],
  ['lisbon', 'lisboa'],
  ['lissabon', 'lisboa'],
  ['seville', 'sevilla'],
  ['strassburg', 'strasbourg'],
  ['bucharest', 'bucuresti'],
  ['bukarest', 'bucuresti'],
  ['belgrade', 'beograd'],
  ['belgrad', 'beograd'],
  ['athens', 'athina'],
  ['moscow', 'moskva'],
  ['moskau', 'moskva'],
  ['ffm', 'frankfurt main'],
  ['frankfurt', 'frankfurt main'],
  ['new york city', 'new york'],
  ['nyc', 'new york'],
]);

/** Words that stand between a town and its river. */
const between: ReadonlySet<string> = new Set([
  'am',
  'an',
  'der',
  'a',
  'im',
  'in',
  'ob',
  'on',
  'sur',
]);
const shortened: ReadonlyMap<string, string> = new Map([
  ['m', 'main'],
  ['st', 'sankt'],
  ['saint', 'sankt'],
]);

/** A town as it is compared: without postal code, river prepositions, and under its own name. */
export function normalTown(text: string | undefined): string {
  if (!text) return '';
  const place = foldText(text).split(/[,(;]/, 1)[0] ?? '';
  const words = wordsIn(place)
    .map(foldUmlauts)
    .filter((word) => !/\d/.test(word));
  const named = words.filter((word, at) => at === 0 || !between.has(word));
  const town = named.map((word, at) =>
    at > 0 || word === 'st' ? (shortened.get(word) ?? word) : word,
  );
  const whole = town.join(' ');
  return otherNames.get(whole) ?? whole;
}

/** What a town begins with, by which candidates are looked up: Köln-Ehrenfeld is found by Köln. */
export function headOfTown(town: string): string {
  const [first = '', second = ''] = town.split(' ', 2);
  return first.length > 4 || !second ? first : `${first} ${second}`;
}

/** Whether one names the other with a part of it added: Köln and Köln-Ehrenfeld. */
export function isPartOf(one: string, other: string): boolean {
  return one.startsWith(`${other} `) || other.startsWith(`${one} `);
}

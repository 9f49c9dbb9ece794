import { iso31661Alpha2ToAlpha3 } from 'iso-3166/1-a2-to-1-a3.js';
import { standsForNothing } from './stands-for-nothing.js';

const codes = Object.keys(iso31661Alpha2ToAlpha3);
/** Of two countries that a name would be, that of the language named first has it. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt'];
const longest = 80;
const nameAndCode = /^([^()[\]-]+)[([-]([^()[\]-]+)[)\]]?$/;

/** What people write beside the names that Unicode has. */
const alsoCalled: Readonly<Record<string, readonly string[]>> = {
  US: [
    'USA',
    'U.S.A.',
    'U.S.',
    'United States of America',
    'America',
    'Amerika',
    'Vereinigte Staaten von Amerika',
    'EE. UU.',
    'EUA',
    'Verenigde Staten',
    'VS',
  ],
  GB: [
    'UK',
    'U.K.',
    'Great Britain',
    'Britain',
    'England',
    'Scotland',
    'Wales',
    'Northern Ireland',
    'Großbritannien',
    'Vereinigtes Königreich von Großbritannien und Nordirland',
    'Schottland',
    'Nordirland',
  ],
  GR: ['EL', 'Hellas'],
  DE: ['D', 'Deutschland', 'Bundesrepublik Deutschland', 'BRD', 'Federal Republic of Germany'],
  AT: ['A', 'Österreich', 'Oesterreich'],
  CH: ['Schweiz', 'Suisse', 'Svizzera', 'Swiss'],
  NL: ['The Netherlands', 'Holland', 'Niederlande'],
  CZ: ['Czech Republic', 'Tschechische Republik'],
  KR: ['South Korea', 'Korea', 'Republic of Korea', 'Südkorea', 'Korea, Republic of'],
  KP: ["Democratic People's Republic of Korea"],
  RU: ['Russian Federation', 'Russische Föderation'],
  TR: ['Turkey', 'Turkiye', 'Türkei'],
  VN: ['Viet Nam'],
  TW: ['Taiwan, Province of China', 'Republic of China'],
  IR: ['Iran, Islamic Republic of', 'Islamic Republic of Iran'],
  SY: ['Syrian Arab Republic'],
  LA: ["Lao People's Democratic Republic"],
  MD: ['Moldova, Republic of', 'Republic of Moldova'],
  TZ: ['Tanzania, United Republic of', 'United Republic of Tanzania'],
  BO: ['Bolivia, Plurinational State of'],
  VE: ['Venezuela, Bolivarian Republic of'],
  MK: ['Macedonia', 'Mazedonien'],
  CI: ['Ivory Coast', 'Elfenbeinküste'],
  CV: ['Cape Verde'],
  SZ: ['Swaziland'],
  MM: ['Burma'],
  CD: ['DR Congo', 'Democratic Republic of the Congo'],
  CG: ['Republic of the Congo', 'Congo'],
  AE: ['UAE', 'Emirates', 'VAE'],
  BY: ['Weißrussland'],
  HK: ['Hong Kong'],
  MO: ['Macao', 'Macau'],
  IE: ['Republic of Ireland'],
  SK: ['Slovak Republic'],
  BA: ['Bosnia', 'Bosnien'],
  PS: ['Palestine'],
  CN: ["People's Republic of China", 'VR China'],
  LU: ['Luxemburg'],
};

let index: ReadonlyMap<string, string> | undefined;

/** The code of two letters of a country by its code or name, in one of the languages. */
export function countryOf(typed: string): string | undefined {
  // `N/A` is not Namibia.
  if (typed.length > longest || standsForNothing(typed)) return undefined;
  index ??= indexed();
  const folded = foldedCountry(typed);
  return (
    index.get(folded) ?? index.get(folded.replace(/^(?:the|die|der)/, '')) ?? codeBeside(typed)
  );
}

/** `Germany (DE)`, `DE - Germany`: a name and its code. */
function codeBeside(typed: string): string | undefined {
  const [, first = '', second = ''] = nameAndCode.exec(typed.trim()) ?? [];
  const country = index?.get(foldedCountry(first));
  return country !== undefined && country === index?.get(foldedCountry(second))
    ? country
    : undefined;
}

/** Made when it is first needed: that takes some milliseconds. */
function indexed(): Map<string, string> {
  const found = new Map<string, string>();
  const add = (name: string | undefined, code: string) => {
    const folded = foldedCountry(name ?? '');
    if (folded !== '' && !found.has(folded)) found.set(folded, code);
  };
  for (const code of codes) add(code, code);
  for (const [code, alpha3] of Object.entries(iso31661Alpha2ToAlpha3)) add(alpha3, code);
  for (const style of ['long', 'short'] as const) {
    // Short names of other languages are those of something else, such as EU.
    for (const language of style === 'long' ? languages : ['en', 'de']) {
      const names = new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' });
      for (const code of codes) add(names.of(code), code);
    }
  }
  for (const [code, called] of Object.entries(alsoCalled)) {
    for (const name of called) add(name, code);
  }
  return found;
}

function foldedCountry(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/&|\b(?:and|und)\b/g, '')
    .replaceAll(/[^\p{L}]/gu, '');
}

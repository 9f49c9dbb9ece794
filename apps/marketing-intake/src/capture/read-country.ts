import { iso31661Alpha2ToAlpha3 } from 'iso-3166/1-a2-to-1-a3.js';
import { bandKey } from './same-band.js';

const assigned: ReadonlySet<string> = new Set(Object.keys(iso31661Alpha2ToAlpha3));
/** Codes that people and the European Union write for another one. */
const meant: ReadonlyMap<string, string> = new Map([
  ['UK', 'GB'],
  ['EL', 'GR'],
]);

export type ReadCountry =
  | { readonly country: string; readonly why?: undefined }
  | { readonly country?: undefined; readonly why: string };

/** A country as ISO 3166-1 alpha-2 has it, of those that are officially assigned. */
export function readCountry(typed: string): ReadCountry {
  const code = bandKey(typed).toUpperCase();
  const country = meant.get(code) ?? code;
  if (assigned.has(country)) return { country };
  return {
    why: /^[A-Z]{2}$/.test(country)
      ? 'is not a country code of ISO 3166-1: use one of two letters, such as DE, GB or US'
      : 'must be a two-letter code of ISO 3166-1, such as DE, GB or US',
  };
}

import type { NumberKind } from './read-styles.js';

const dayMilliseconds = 86_400_000;
/** 31 December 9999. */
const lastDay = 2_958_465;
const integer = /^-?\d+$/;

/** A number of a cell as text: digits as they are, for an id, or the date that it stands for. */
export function textOfNumber(written: string, kind: NumberKind, isFrom1904: boolean): string {
  const value = Number(written);
  if (!Number.isFinite(value)) return written;
  if (kind === 'number') return integer.test(written) ? written : plainNumber(value);
  const isDay = value >= 0 && value <= lastDay;
  if (!isDay) return plainNumber(value);
  return kind === 'time' && value < 1 ? timeOf(value) : dateOf(value, isFrom1904);
}

/** Without an exponent: spreadsheets keep 15 digits, and what is behind them is noise. */
function plainNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString();
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') && Math.abs(value) < 1
    ? value.toFixed(15).replace(/0{1,15}$/, '')
    : text;
}

/** In ISO 8601, without a zone, which no cell has; without a time where it is midnight. */
function dateOf(serial: number, isFrom1904: boolean): string {
  const seconds = Math.round((serial % 1) * 86_400);
  const midnight = firstDay(serial, isFrom1904) + Math.floor(serial) * dayMilliseconds;
  const text = new Date(midnight + seconds * 1_000).toISOString().slice(0, 19);
  return seconds % 86_400 === 0 ? text.slice(0, 10) : text;
}

/** Spreadsheets have a 29 February 1900, which never was: before it a day is one later. */
function firstDay(serial: number, isFrom1904: boolean): number {
  if (isFrom1904) return Date.UTC(1904, 0, 1);
  return serial < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
}

function timeOf(value: number): string {
  return new Date(Math.round(value * 86_400) * 1_000).toISOString().slice(11, 19);
}

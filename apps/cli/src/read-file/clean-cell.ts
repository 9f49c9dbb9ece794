import { cleanAddress } from './clean-address.js';

const breaks = /[\r\n\t\v\f\u0085\u2028\u2029]+/g;
const hasBreak = /[\r\n\t\v\f\u0085\u2028\u2029]/;
/** `="00123"`, by which people keep a spreadsheet from taking an id for a number. */
const formulaOfText = /^="([^"]*)"$/;
/** `'=1+1`: other programs put a quote before what a spreadsheet would take for a formula. */
const guarded = /^'(?=[=+\-@])/;

/** A cell as it is meant: on one line, without what was put around it for spreadsheets or mail programs. */
export function cleanCell(cell: string): string {
  if (cell.startsWith('="')) return cell.replace(formulaOfText, '$1');
  const plain = cell.startsWith("'") ? cell.replace(guarded, '') : cell;
  return cleanAddress(hasBreak.test(plain) ? plain.replaceAll(breaks, ' ').trim() : plain);
}

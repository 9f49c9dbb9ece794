const address = /@|[([{]\s*at\s*[)\]}]|\sat\s|%[0-9a-f]{2}/iu;
const strange = /\p{Cc}|\p{M}{17}/u;
const sevenDigits = /(?:\p{Nd}\P{Nd}{0,9}){7}/u;
/** Seven digits behind a plus, a bracket or a zero, or grouped as in America. */
const dialled =
  /(?:[+(]\s{0,9}\p{Nd}|(?<!\p{Nd})0)(?:[\s.\p{Pd}/()+]{0,9}\p{Nd}){6}|\p{Nd}{3}[\s.\p{Pd}]\p{Nd}{3}[\s.\p{Pd}]\p{Nd}{4}/u;

/**
 * Whether intake may take the cell for contact data, which refuses the whole mapping that has it.
 * `isBand`: it has been read as a number of people, such as 5,001-10,000.
 */
export function mayBePersonal(cell: string, isBand: boolean): boolean {
  const plain = cell.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');
  if (address.test(plain) || strange.test(plain)) return true;
  return sevenDigits.test(plain) && (!isBand || dialled.test(plain));
}

/** In no body of a request may a property be called so, whatever somebody has typed into a form. */
const nobodysName = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether intake takes the cell into a mapping; one that it does not take is read as it stands. */
export function mayBeEntry(cell: string, isBand: boolean): boolean {
  return !nobodysName.has(cell) && !mayBePersonal(cell, isBand);
}

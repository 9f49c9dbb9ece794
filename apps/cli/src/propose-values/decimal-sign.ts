/** The sign before the decimals of a number; the other one groups its thousands. */
export type DecimalSign = '.' | ',';

/** A band has two of them. */
const numbers = /\d(?:[\d.,]*\d)?/g;
const grouped = /^\d{1,3}([.,])\d{3}(?:\1\d{3})*$/;
const withDecimals = /\d([.,])\d{1,2}$/;
const plain: Readonly<Record<DecimalSign, RegExp>> = {
  '.': /^(?:\d{1,3}(?:[,'’ \u00a0\u202f]\d{3})+|\d+)(?:\.\d+)?$/,
  ',': /^(?:\d{1,3}(?:[.'’ \u00a0\u202f]\d{3})+|\d+)(?:,\d+)?$/,
};

/** By how thousands and decimals are written: `1.234` says a comma, `1,5` too. A dot where nothing says it. */
export function decimalSignOf(values: Iterable<string>): DecimalSign {
  const votes = { '.': 0, ',': 0 };
  for (const value of [...values].flatMap((one) => one.match(numbers) ?? [])) {
    const groups = grouped.exec(value)?.[1];
    const sign = groups === undefined ? withDecimals.exec(value)?.[1] : otherThan(groups);
    if (sign !== undefined) votes[sign as DecimalSign] += 1;
  }
  return votes[','] > votes['.'] ? ',' : '.';
}

/** Is it a number as people write it, by the sign before its decimals? */
export function isPlainNumber(text: string, sign: DecimalSign): boolean {
  return text.length <= 20 && plain[sign].test(text) && Number(text.replaceAll(/\D/g, '')) > 0;
}

function otherThan(sign: string): DecimalSign {
  return sign === '.' ? ',' : '.';
}

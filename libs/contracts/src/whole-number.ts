/** A whole number of any size: a number where JavaScript holds it exactly, else its decimal digits. */
export type WholeNumber = number | string;

export function wholeNumber(value: bigint): WholeNumber {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

/** Exact, whatever the summands. */
export function addWhole(one: WholeNumber, other: WholeNumber): WholeNumber {
  const sum = Number(one) + Number(other);
  const safe = Number.isSafeInteger(one) && Number.isSafeInteger(other);
  return safe && Number.isSafeInteger(sum) ? sum : wholeNumber(BigInt(one) + BigInt(other));
}

import { countryOf } from '../propose-values/countries.js';

export type ContentKind = 'email' | 'phone' | 'country';

const mostOf = 0.8;
const fewest = 3;
const email = /^[^\s@;,]+@[^\s@;,]+\.[^\s@.;,]{2,}$/;
/** With a sign that ids and amounts do not have: a plus, a leading zero, blanks or brackets between. */
const phone = /^(?:\+|0|\()[\d\s()./-]{6,24}(?:\s*(?:x|ext\.?)\s*\d{1,6})?$/;
const dateLike = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b/;

/** What nearly all of the values are; undefined where they are nothing that shows. */
export function contentOf(sample: readonly string[]): ContentKind | undefined {
  if (sample.length === 0) return undefined;
  if (share(sample, (value) => email.test(value)) >= mostOf) return 'email';
  if (sample.length < fewest) return undefined;
  if (share(sample, isPhone) >= mostOf) return 'phone';
  const isList = sample.some((value) => value.length > 2);
  return isList && share(sample, (value) => countryOf(value) !== undefined) >= mostOf
    ? 'country'
    : undefined;
}

function isPhone(value: string): boolean {
  return phone.test(value) && !dateLike.test(value) && value.replaceAll(/\D/g, '').length >= 7;
}

function share(values: readonly string[], holds: (value: string) => boolean): number {
  return values.filter(holds).length / values.length;
}

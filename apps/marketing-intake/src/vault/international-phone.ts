import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/min';

export interface DialledPhone {
  /** `+16085550100`, without the extension. */
  readonly e164: string;
  readonly extension?: string;
  /** For people: `+1 608 555 0100 ext. 11`. */
  readonly international: string;
}

/**
 * The number to dial from anywhere. One without its country is read as one of `country`. Undefined where
 * that is not sure, as for two numbers in one text: it then stands as it was typed.
 */
export function dialledPhone(typed: string, country: string | undefined): DialledPhone | undefined {
  const text = typed.replace(/^\(?00(?=[1-9])/, '+');
  const home: CountryCode | undefined =
    country !== undefined && isSupportedCountry(country) ? country : undefined;
  const read = parsePhoneNumberFromString(text, home);
  if (!read?.isPossible()) return undefined;
  return {
    e164: read.number,
    ...(read.ext !== undefined && { extension: read.ext }),
    international: read.formatInternational(),
  };
}

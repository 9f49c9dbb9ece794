import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/min';

/**
 * The number to dial from anywhere, with its extension: `+1 608 555 0100 ext. 11`. A number without its
 * country is read as one of `country`. Undefined where that is not sure, as for two numbers in one text.
 */
export function internationalPhone(typed: string, country: string | undefined): string | undefined {
  const text = typed.replace(/^\(?00(?=[1-9])/, '+');
  const home: CountryCode | undefined =
    country !== undefined && isSupportedCountry(country) ? country : undefined;
  const read = parsePhoneNumberFromString(text, home);
  return read?.isPossible() ? read.formatInternational() : undefined;
}

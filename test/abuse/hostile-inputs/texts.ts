import { filled, type HostileInput } from './hostile-input.ts';

/** The longest line of a file that is imported, and the longest text that a request may hold in a field. */
const lengths = [256_000, 1_000];

/** Texts for any field of a lead: contact data, bands, channel, UTM parameters, ids. */
export function hostileTexts(): HostileInput<string>[] {
  return lengths.flatMap((length) => {
    const harmless = 'x'.repeat(length);
    const hostile: Record<string, string> = {
      'of escaped escapes': filled(length, '25', '%', '40'),
      'of escapes in escapes': filled(length, '%25%32%35', '', '40'),
      'of escapes': filled(length, '%41'),
      'of escapes that are not UTF-8': filled(length, '%ff'),
      'of combining marks': filled(length, '\u0301', 'a'),
      'of marks of two classes': filled(length, '\u0301\u0323', 'a'),
      'of short piles of marks': filled(length, `a${'\u0301\u0323'.repeat(8)}`),
      'of ligatures that grow eighteenfold': filled(length, '\ufdfa'),
      'of invisible characters': filled(length, '\u200b'),
      'of joiners between letters': filled(length, 'ب\u200c'),
      'of ideographs with selectors': filled(length, '葛\u{e0100}'),
      'of lone surrogates': filled(length, '\ud800'),
      'of spaces': filled(length, ' ', 'a', 'a'),
      'of zero-width and other spaces': filled(length, '\u00a0\u200b', 'a', 'a'),
      'of zeros': '0'.repeat(length),
      'of zeros apart': filled(length, '0-'),
      'of plus signs': filled(length, '+ ('),
      'of brackets and spaces': filled(length, '( ', '', 'at'),
      'of at and dot': filled(length, ' at x'),
      'of dates': filled(length, '2026-02-05-'),
      'of days without years': filled(length, '01.01.'),
      'of digits': '1'.repeat(length),
      'of groups of digits': filled(length, '555-555-'),
      'of Arabic digits': filled(length, '٣'),
      'of full-width digits': filled(length, '５'),
      'of extensions': filled(length, ' ext. 1', '030 5550100'),
      'of hyphens': filled(length, '-'),
      'of at signs': filled(length, '@', 'a', '.example'),
      'of labels of a domain': filled(length, 'a.', 'a@', 'example'),
      'of hyphens in a domain': filled(length, 'a-', 'a@', '.example'),
      'of a domain in other letters': filled(length, 'ü.', 'a@', 'example'),
      'of capital letters that grow': filled(length, 'İ'),
      'of words joined by and': filled(length, 'and '),
    };
    return Object.entries(hostile).map(([name, text]) => ({
      name: `${length.toLocaleString('en')} characters ${name}`,
      hostile: text,
      harmless,
    }));
  });
}

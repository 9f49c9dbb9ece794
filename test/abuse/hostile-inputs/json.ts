import { filled, type HostileInput } from './hostile-input.ts';

/** The largest body that is taken. */
const most = 1024 * 1024 - 1024;

/** Bodies for any route that takes JSON: most are refused, and all of them at once. */
export function hostileJson(): HostileInput<Buffer>[] {
  const harmless = Buffer.from(filled(most, 'x', '{"kind":"', '"}'));
  const bodies: Record<string, string> = {
    'of 520,000 numbers': filled(most, '1,', '[', '1]'),
    'of 350,000 empty objects': filled(most, '{},', '[', '{}]'),
    'of 260,000 empty texts in one field': filled(most, '"",', '{"kind":[', '""]}'),
    'of 350,000 nulls in a known list': filled(most, '[],', '{"rows":[', '[]]}'),
    'of 70,000 unknown fields': fields(70_000, (n) => `k${n}`),
    'of one field 100,000 times': fields(100_000, () => 'kind'),
    'of 60,000 fields with ~ and /': fields(60_000, (n) => `~/~/${n}`),
    'of 90,000 numbers as field names': fields(90_000, (n) => String(n)),
    'nested 500,000 deep': '['.repeat(500_000) + ']'.repeat(500_000),
    'nested 150,000 deep in objects': '{"a":'.repeat(150_000) + '1' + '}'.repeat(150_000),
    'of 500,000 open brackets': '['.repeat(500_000),
    'of 1,000,000 closing brackets': ']'.repeat(1_000_000),
    'with a fault at its end': filled(most, '1,', '[', '}'),
    'of texts with a fault at its end': filled(most, '"ab\\u0041",', '[', 'tru]'),
    'of objects with a fault at its end': filled(most, '{"a":1},', '[', "'x']"),
    'of lines with a fault at its end': filled(most, '\n', '{"kind":', 'x}'),
    'that ends within a text': filled(most, 'x', '{"kind":"'),
    'of backslashes': filled(most, '\\\\', '{"kind":"', '"}'),
    'of escaped lone surrogates': filled(most, '\\ud800', '{"kind":"', '"}'),
    'of 100,000 texts with lone surrogates': filled(most, '"\\udc00",', '[', '""]'),
    'of surrogate pairs': filled(most, '\\ud83d\\ude00', '{"kind":"', '"}'),
    'of spaces': filled(most, ' ', '{"kind":1', '}'),
    'of nothing but spaces': ' '.repeat(most),
    'with a number of 1,000,000 digits': filled(most, '1', '{"points":', '}'),
    'with a number of 1,000,000 digits behind the point': filled(most, '1', '{"points":0.', '}'),
    'with an exponent of 1,000,000 digits': filled(most, '1', '{"points":1e', '}'),
    'with a field name of 1 MB': filled(most, 'x', '{"', '":1}'),
    'of 200,000 fields that reach for prototypes': fields(60_000, () => '__proto__'),
    'of combining marks': filled(most / 2, '\u0301', '{"kind":"a', '"}'),
    'of percent signs': filled(most, '%25', '{"kind":"', '"}'),
    'of an almost e-mail address': filled(most, 'a.', '{"contact":{"email":"', '@"}}'),
    'of 40,000 faulty nested rows': filled(most, '{"email":7},', '{"kind":"a","rows":[', '{}]}'),
    'of 10,000 rows with an unknown field each': filled(
      most,
      `{"email":"a@b.example","${'u'.repeat(70)}":1},`,
      '{"kind":"a","rows":[',
      '{}]}',
    ),
  };
  return Object.entries(bodies).map(([name, text]) => ({
    name,
    hostile: Buffer.from(text),
    harmless,
  }));
}

function fields(count: number, nameOf: (n: number) => string): string {
  return `{${Array.from({ length: count }, (_, n) => `"${nameOf(n)}":1`).join(',')}}`;
}

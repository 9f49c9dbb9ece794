import { filled, type HostileInput } from './hostile-input.ts';

type Headers = Readonly<Record<string, string | string[]>>;

const most = 15_000;

/** Headers for any request; what is sent besides (a token, a body) is the caller's. */
export function hostileHeaders(): HostileInput<Headers>[] {
  const harmless: Headers = { 'x-note': 'x'.repeat(most) };
  const headers: Record<string, Headers> = {
    'a content type of spaces': { 'content-type': filled(most, ' ', 'application/json', ';') },
    'a content type of parameters': { 'content-type': filled(most, ';a=b', 'application/json') },
    'a content type of quotes': { 'content-type': filled(most, '"\\', 'application/json;a=') },
    'a content type of charsets': {
      'content-type': filled(most, ';charset= "', 'application/json', 'x'),
    },
    'a content type of slashes': { 'content-type': '/'.repeat(most) },
    'an accept of many types': { accept: filled(most, 'a/b;q=0.1,') },
    'an accept of commas': { accept: ','.repeat(most) },
    'an accept-encoding of many codings': { 'accept-encoding': filled(most, 'gzip;q=0.1,') },
    'an accept-language of dashes': { 'accept-language': filled(most, 'a-', '', 'a') },
    cookies: { cookie: filled(most, 'a=b; ') },
    'a cookie of semicolons': { cookie: ';'.repeat(most) },
    'a range of many parts': { range: filled(most, '0-1,', 'bytes=') },
    'an if-none-match of tags': { 'if-none-match': filled(most, 'W/"a",') },
    'an idempotency key of 15,000 letters': { 'idempotency-key': 'k'.repeat(most) },
    'an idempotency key of Latin-1': { 'idempotency-key': '\u00e9'.repeat(most / 2) },
    'an authorization of spaces': { authorization: filled(most, ' ', 'Bearer', 'x') },
    'an authorization of words': { authorization: filled(most, 'a ', 'Bearer ') },
    'a token of dots': { authorization: filled(most, '.', 'Bearer ') },
    'a token with a deep header': { authorization: `Bearer ${part('['.repeat(10_000))}.e30.AA` },
    'a token with many claims': { authorization: `Bearer ${part(many(1_000))}.${part('{}')}.AA` },
    'a traceparent of dashes': { traceparent: '-'.repeat(most) },
    'a traceparent of digits': { traceparent: filled(most, '0', '00-') },
    'a correlation id of digits': { 'x-correlation-id': 'a'.repeat(most) },
    'a correlation id of dashes': { 'x-correlation-id': filled(most, '-0000', 'aaaaaaaa') },
    'a forwarding chain': { 'x-forwarded-for': filled(most, '1.1.1.1, ') },
    'an expectation': { 'x-expect': filled(most, '100-continue,') },
    'a thousand headers of one name': { 'x-a': Array.from({ length: 900 }, () => 'a') },
  };
  return Object.entries(headers).map(([name, hostile]) => ({ name, hostile, harmless }));
}

function part(text: string): string {
  return Buffer.from(text).toString('base64url');
}

function many(count: number): string {
  const claims = Array.from({ length: count }, (_, n) => [`c${n}`, n]);
  return JSON.stringify({ alg: 'ES256', kid: 'x', ...Object.fromEntries(claims) });
}

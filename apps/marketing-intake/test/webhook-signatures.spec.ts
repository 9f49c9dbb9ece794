import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SignedRequest, Verdict } from '../src/webhooks/signed-request.js';
import { verdictOn } from '../src/webhooks/verdict-on.js';
import { answerChallenge } from '../src/webhooks/verify-linkedin.js';
import { standardKey } from '../src/webhooks/verify-standard.js';
import { schemes, type Scheme } from '../src/webhooks/webhook-source.js';

/** The example that comes with Standard Webhooks. */
const published = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  body: '{"test": 2432232314}',
  headers: {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
};
const signedAt = 1_614_265_330_000;
const secret = Buffer.from('0123456789abcdef0123456789abcdef');
const address = 'https://hooks.example.com/v1/webhooks/hubspot';

interface Example {
  readonly scheme: Scheme;
  readonly secret: Buffer;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Of the others, what HMAC-SHA256 makes of what their documents say is signed. */
const examples: Record<Scheme, Example> = {
  standard: { scheme: 'standard', ...published, secret: standardKey(published.secret)! },
  hubspot: {
    scheme: 'hubspot',
    secret,
    body: '[{"eventId":1,"subscriptionType":"contact.creation","objectId":123}]',
    headers: {
      'x-hubspot-signature-v3': 'OmiAE0PwZHAGJmkz7HqJQ9TGq+hFa3oZKBwOqnwJH64=',
      'x-hubspot-request-timestamp': '1614265330000',
    },
  },
  mautic: {
    scheme: 'mautic',
    secret,
    body: '{"mautic.form_on_submit":[]}',
    headers: { 'webhook-signature': 'jrcjFDBnTyvP0OWkdpfg9QIn4DR4zJ6w8IgLlXKh2oI=' },
  },
  linkedin: {
    scheme: 'linkedin',
    secret,
    body: '{"type":"LEAD_ACTION"}',
    headers: {
      'x-li-signature': 'b6de569d870273dfed1c03ec61bd1315988ca023601020848035f7dc7ac788fc',
    },
  },
  google: {
    scheme: 'google',
    secret,
    body: `{"lead_id":"1","google_key":"${secret.toString()}"}`,
    headers: {},
  },
  salesforce: {
    scheme: 'salesforce',
    secret,
    body: '{"Id":"00Q1"}',
    headers: { 'x-webhook-secret': secret.toString() },
  },
};

function verdict(
  { scheme, body, headers, secret: key }: Example,
  { secrets = [key], now = new Date(signedAt), url = address } = {},
): Verdict {
  const bytes = Buffer.from(body);
  const request: SignedRequest = { body: bytes, header: (name) => headers[name], url, now };
  return verdictOn({ scheme, secrets }, request, () => {
    try {
      return JSON.parse(body) as unknown;
    } catch {
      return undefined;
    }
  });
}

describe.each(schemes)('a delivery of %s', (scheme) => {
  const example = examples[scheme];
  const names = Object.keys(example.headers);

  it('is accepted as its sender signs it, under each of two secrets', () => {
    const other = Buffer.from('another secret, of which nobody knows');
    expect(verdict(example)).toBe('valid');
    expect(verdict(example, { secrets: [other, example.secret] })).toBe('valid');
    expect(verdict(example, { secrets: [example.secret, other] })).toBe('valid');
    expect(verdict(example, { secrets: [other] })).toBe('wrong');
    expect(verdict(example, { secrets: [] })).toBe('wrong');
  });

  it('is refused without any of its headers', () => {
    for (const name of names) {
      const { [name]: _, ...headers } = example.headers;
      expect([name, verdict({ ...example, headers })]).toEqual([name, 'missing']);
      expect(verdict({ ...example, headers: { ...headers, [name]: '' } })).toBe('missing');
    }
    if (scheme === 'google') {
      expect(verdict({ ...example, body: '{"lead_id":"1"}' })).toBe('missing');
      expect(verdict({ ...example, body: '{"google_key":{"$ne":1}}' })).toBe('missing');
    }
  });

  it('is refused with any byte of a header changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names, 'body'),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (name, at, by) => {
          const text = name === 'body' ? example.body : example.headers[name]!;
          const changed = flipped(text, at, by);
          const isSigned = name !== 'body' || (scheme !== 'salesforce' && scheme !== 'google');
          const isKey =
            scheme === 'google' && changed.includes(`"google_key":"${secret.toString()}"`);
          const given =
            name === 'body'
              ? { body: changed }
              : { headers: { ...example.headers, [name]: changed } };
          const said = verdict({ ...example, ...given });
          if (isSigned || (scheme === 'google' && !isKey)) expect(said).not.toBe('valid');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is refused under a secret with any bit changed', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const changed = Buffer.from(example.secret);
        changed[at % changed.length]! ^= 1 << bit;
        expect(verdict(example, { secrets: [changed] })).toBe('wrong');
      }),
    );
  });
});

/** Another character at a place, within what headers and JSON may hold. */
function flipped(text: string, at: number, by: number): string {
  const place = at % text.length;
  const code = 0x21 + ((text.charCodeAt(place) - 0x21 + (by % 93) + 1) % 94);
  return text.slice(0, place) + String.fromCharCode(code) + text.slice(place + 1);
}

describe('a signed time', () => {
  it.each(['standard', 'hubspot'] as const)(
    'of %s may be five minutes from now, both ways',
    (scheme) => {
      const at = (seconds: number) =>
        verdict(examples[scheme], { now: new Date(signedAt + seconds * 1_000) });
      expect([-301, -300, 300, 301].map(at)).toEqual(['stale', 'valid', 'valid', 'stale']);
    },
  );

  it.each(['', 'soon', '-1614265330', '1e9', '0x60000000', '1614265330.5', '9'.repeat(17)])(
    'is not read from %j',
    (timestamp) => {
      for (const scheme of ['standard', 'hubspot'] as const) {
        const { headers } = examples[scheme];
        const name = scheme === 'standard' ? 'webhook-timestamp' : 'x-hubspot-request-timestamp';
        const said = verdict({ ...examples[scheme], headers: { ...headers, [name]: timestamp } });
        expect(said).toBe(timestamp === '' ? 'missing' : 'wrong');
      }
    },
  );
});

describe('several signatures', () => {
  const { headers } = examples.standard;
  const signature = headers['webhook-signature']!;
  const signed = (text: string) =>
    verdict({ ...examples.standard, headers: { ...headers, 'webhook-signature': text } });

  it('are looked through for one that fits', () => {
    expect(signed(`v1,${'A'.repeat(43)}= ${signature}`)).toBe('valid');
    expect(signed(`${signature} v1a,${'A'.repeat(43)}=`)).toBe('valid');
  });

  it('are refused where none is of the first version, or there are too many', () => {
    expect(signed(signature.replace('v1', 'v2'))).toBe('wrong');
    expect(signed(signature.replace('v1,', ''))).toBe('wrong');
    expect(signed(`${'v1,A '.repeat(10)}${signature}`)).toBe('wrong');
  });
});

describe('an address that HubSpot signs', () => {
  it('is the one that it was told, decoded where HubSpot decodes it', () => {
    const url = 'https://hooks.example.com/v1/webhooks/hubspot?to=a%40b%20c';
    const text = `POSThttps://hooks.example.com/v1/webhooks/hubspot?to=a@b%20c${examples.hubspot.body}1614265330000`;
    const made = createHmac('sha256', secret).update(text).digest('base64');
    const headers = { ...examples.hubspot.headers, 'x-hubspot-signature-v3': made };
    expect(verdict({ ...examples.hubspot, headers }, { url })).toBe('valid');
    expect(verdict(examples.hubspot, { url })).toBe('wrong');
  });
});

describe("LinkedIn's challenge", () => {
  it('is answered by the code under the client secret', () => {
    expect(answerChallenge('890e4665-4dfe-4ab1-b689-ed553bceeed0', secret)).toBe(
      'ae9adb70a11e0077b56e0e697feabd9bf2a0bb68592c568e9d92c3a3308b4e65',
    );
  });

  it.each([
    '',
    'hmacsha256={"type":"LEAD_ACTION"}',
    '890e4665-4dfe-4ab1-b689-ed553bceeed0\n',
    'a'.repeat(36),
  ])('is not answered where it is %j, as this would sign a notice', (code) => {
    expect(answerChallenge(code, secret)).toBeUndefined();
  });

  it('has a signature that may name its kind', () => {
    const name = 'x-li-signature';
    const headers = { [name]: `hmacsha256=${examples.linkedin.headers[name]}` };
    expect(verdict({ ...examples.linkedin, headers })).toBe('valid');
  });
});

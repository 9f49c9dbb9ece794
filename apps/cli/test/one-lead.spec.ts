import { describe, expect, it } from 'vitest';
import { formatCaptured } from '../src/capture/format-captured.js';
import { captureFromText, captureOf } from '../src/capture/read-lead-input.js';
import { UsageError } from '../src/exit-codes.js';
import { readAmount } from '../src/handoff/read-amount.js';

describe('a lead from options', () => {
  it('is what the API takes, with nothing that was not said', () => {
    const options = { email: 'anna@example.com', external: 'crm:a:1', kind: 'form', country: 'DE' };
    expect(captureOf(options)).toEqual({
      contact: { email: 'anna@example.com' },
      external: { system: 'crm', id: 'a:1' },
      profile: { country: 'DE' },
      touchpoint: { kind: 'form' },
    });
  });

  it.each([{}, { phone: '+49 30 1' }, { external: '4711' }, { external: ':1' }])(
    'cannot be %j',
    (options) => {
      expect(() => captureOf(options)).toThrow(UsageError);
    },
  );

  it('from standard input is a JSON object, and an error does not repeat what was typed', () => {
    expect(captureFromText('{"channel": "event"}\n')).toEqual({ channel: 'event' });
    for (const text of ['', '[1]', 'null', '{"contact": {"email": "anna@example.org"']) {
      expect(() => captureFromText(text)).toThrow(/^(?!.*example\.org).*not a JSON object/s);
    }
  });

  it('is told with what was left out of it', () => {
    const ignored = [{ pointer: '/utm/campaign', detail: 'looks like an e-mail address' }];
    expect(formatCaptured({ leadId: 'l', created: true, conflict: 'm', ignored })).toBe(
      [
        'Lead l: new',
        '  The e-mail address belongs to lead m: the two may be the same person.',
        '  /utm/campaign looks like an e-mail address',
        'smarketing lead show l',
      ].join('\n'),
    );
  });
});

describe('an amount', () => {
  it.each([
    ['1250.5 EUR', 125_050, 'EUR'],
    ['1,250.50 eur', 125_050, 'EUR'],
    ['EUR 12,500', 1_250_000, 'EUR'],
    ['125000JPY', 125_000, 'JPY'],
    ['1.234 KWD', 1_234, 'KWD'],
    ['0 USD', 0, 'USD'],
  ])('%s is %i %s', (text, amount, currency) => {
    expect(readAmount('--amount', text)).toEqual({ amount, currency });
  });

  it.each([
    '1.250,00 EUR',
    '1,25 EUR',
    '12,50,000 EUR',
    '1250',
    'EUR',
    '-5 EUR',
    '1.5 JPY',
    '1.005 EUR',
    '5 XXX',
    '99999999999999999 EUR',
  ])('is not %s: nothing is guessed', (text) => {
    expect(() => readAmount('--amount', text)).toThrow(UsageError);
  });
});

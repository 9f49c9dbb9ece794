import { defaultPlaybook } from '@smarketing/playbook';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldProblem } from '../src/capture/capture-input.js';
import { readCapture } from '../src/capture/read-capture.js';
import { consentInForce, type Said } from '../src/consent/consent-in-force.js';
import { ConsentLinks } from '../src/consent/consent-links.js';
import { keepProofUntil } from '../src/consent/keep-proof-until.js';
import { planLink } from '../src/consent/plan-link.js';
import { readConsents } from '../src/capture/read-consents.js';
import { readMapping } from '../src/imports/read-mapping.js';
import { RowReader } from '../src/imports/read-row.js';
import { terms } from './capture-terms.js';

const now = new Date('2026-03-10T12:00:00Z');
const { consent } = defaultPlaybook();
const given = { state: 'given', basis: 'consent', textVersion: '2026-03.de' };
const read = (input: Record<string, unknown>, otherwiseAt: Date | undefined = now) => {
  const problems: FieldProblem[] = [];
  const statements = readConsents(
    input,
    { now, consent, isAddress: terms.isAddress, otherwiseAt, otherwiseIn: 'api' },
    problems,
  );
  return problems.length > 0 ? problems : statements;
};

describe('a statement about a purpose', () => {
  it('is read with all that proves it', () => {
    const input = { ...given, at: '2026-03-09T10:00:00Z', ip: '2001:db8::7', source: 'fair-form' };
    expect(read({ newsletter: input })).toEqual([
      {
        ...{ purpose: 'newsletter', state: 'given', basis: 'consent', textVersion: '2026-03.de' },
        ...{ source: 'fair-form', at: new Date('2026-03-09T10:00:00Z'), givenAs: 'consumer' },
        ...{ awaits: true, linkHours: 168, addresses: { ip: '2001:db8::7' } },
      },
    ]);
  });

  it('keeps the proof of consumers alone, and asks nobody to confirm another ground', () => {
    const [consumer] = read({ phone: given }) as { keepProofYears?: number }[];
    const [company] = read({ phone: { ...given, as: 'company' } }) as { keepProofYears?: number }[];
    const [customer] = read({ newsletter: { ...given, basis: 'existing-customer' } });
    expect([consumer?.keepProofYears, company?.keepProofYears]).toEqual([5, undefined]);
    expect(customer).not.toHaveProperty('awaits');
  });

  it.each<[string, Record<string, unknown>, string, RegExp]>([
    [
      'without a text version',
      { phone: { ...given, textVersion: undefined } },
      'consent.phone.textVersion',
      /is missing/,
    ],
    [
      'with an empty text version',
      { phone: { ...given, textVersion: ' ' } },
      'consent.phone.textVersion',
      /short name/,
    ],
    [
      'whose text version names somebody',
      { phone: { ...given, textVersion: '+49 30 1234567' } },
      'consent.phone.textVersion',
      /short name/,
    ],
    [
      'about an unknown purpose',
      { telepathy: given },
      'consent.telepathy',
      /declares newsletter, phone/,
    ],
    [
      'about somebody as purpose',
      { 'jo@x.example': given },
      'consent',
      /names what is not a purpose/,
    ],
    [
      'about __proto__',
      JSON.parse('{"__proto__": {"state": "given"}}'),
      'consent',
      /not a purpose/,
    ],
    [
      'on a ground that the purpose does not allow',
      { phone: { ...given, basis: 'contract' } },
      'consent.phone.basis',
      /allows consent, presumed-consent/,
    ],
    [
      'on no ground',
      { phone: { ...given, basis: null } },
      'consent.phone.basis',
      /is missing: must be one of/,
    ],
    [
      'without a state',
      { phone: { ...given, state: undefined } },
      'consent.phone.state',
      /is missing/,
    ],
    [
      'in the future',
      { phone: { ...given, at: '2026-03-11T12:00:00Z' } },
      'consent.phone.at',
      /in the future/,
    ],
    [
      'on February 30',
      { phone: { ...given, at: '2026-02-30T12:00:00Z' } },
      'consent.phone.at',
      /RFC 3339/,
    ],
    ['at a number', { phone: { ...given, at: 5 } }, 'consent.phone.at', /RFC 3339/],
    [
      'from no address',
      { phone: { ...given, ip: 'localhost' } },
      'consent.phone.ip',
      /not an IP address/,
    ],
    [
      'confirmed before it was given',
      { phone: { ...given, confirmedAt: '2026-03-01T12:00:00Z' } },
      'consent.phone.confirmedAt',
      /before/,
    ],
    [
      'with a field that nobody knows',
      { phone: { ...given, note: 'x' } },
      'consent.phone.note',
      /known are/,
    ],
    ['that is a text', { phone: 'yes' }, 'consent.phone', /JSON object/],
  ])('%s is refused, and where and why is said', (_, input, field, why) => {
    const problems = read(input) as FieldProblem[];
    expect(problems[0]).toMatchObject({ field, why: expect.stringMatching(why) as string });
    expect(JSON.stringify(problems)).not.toMatch(/jo@|1234567/);
  });

  it('of a file needs a time', () => {
    const row = { external: { system: 'crm', id: '1' }, consent: { phone: given } };
    expect(readCapture(row, 'import', terms).problems).toMatchObject([
      { field: 'consent.phone.at' },
    ]);
    const dated = { ...row, occurredAt: '2026-03-01T09:00:00Z' };
    expect(readCapture(dated, 'import', terms).command?.consents).toMatchObject([
      { at: new Date('2026-03-01T09:00:00Z'), source: 'import' },
    ]);
  });
});

describe('the columns of a file', () => {
  const columns = {
    mail: 'email',
    optin: 'consent.newsletter.state',
    when: 'consent.newsletter.at',
    address: 'consent.newsletter.ip',
  };
  const constants = {
    'consent.newsletter.basis': 'consent',
    'consent.newsletter.textVersion': '2024-01',
  };

  it('say what was said, each date in its own format, and a blank cell says nothing', () => {
    const { mapping } = readMapping({
      ...{ columns, constants, values: { optin: { ja: 'given', nein: 'withdrawn' } } },
      dates: { 'consent.newsletter.at': 'dd.MM.yyyy HH:mm' },
      zone: 'Europe/Berlin',
    });
    const rows = new RowReader(mapping!);
    const row = (cells: Record<string, string>) =>
      rows.read((column) => cells[column]).input.consent;
    expect(
      row({ mail: 'a@x.example', optin: 'Ja', when: '01.02.2024 10:00', address: '192.0.2.1' }),
    ).toEqual({
      newsletter: {
        ...{ state: 'given', basis: 'consent', textVersion: '2024-01', ip: '192.0.2.1' },
        at: new Date('2024-02-01T09:00:00Z'),
      },
    });
    expect(row({ mail: 'a@x.example', optin: ' ', when: '01.02.2024 10:00' })).toBeUndefined();
  });

  it('must say whether it was given, and an address is of one row', () => {
    const { optin: _, ...rest } = columns;
    expect(readMapping({ columns: rest, constants }).problems).toMatchObject([
      { field: 'columns', why: expect.stringContaining('consent.newsletter.state') as string },
    ]);
  });
});

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
const statements = fc.uniqueArray(
  fc.record({
    minute: fc.integer({ min: 0, max: 6 }),
    state: fc.constantFrom('given' as const, 'withdrawn' as const),
    awaits: fc.boolean(),
    confirmed: fc.boolean(),
    textVersion: fc.constantFrom('a', 'b'),
  }),
  { maxLength: 8, selector: ({ minute, state, textVersion }) => `${minute}${state}${textVersion}` },
);
const saidOf = ({
  minute,
  state,
  awaits,
  confirmed,
  textVersion,
}: {
  minute: number;
  state: 'given' | 'withdrawn';
  awaits: boolean;
  confirmed: boolean;
  textVersion: string;
}): Said => ({
  ...{
    _id: `${minute}${state}${textVersion}`,
    purpose: 'phone',
    state,
    at: at(minute),
    textVersion,
  },
  ...(state === 'given' && { basis: 'consent' as const }),
  ...(state === 'given' && awaits && { awaits }),
  ...(state === 'given' && awaits && confirmed && { confirmedAt: at(minute + 1) }),
});

describe('what is in force', () => {
  it('does not depend on the order in which it became known', () => {
    fc.assert(
      fc.property(
        statements.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([some, shuffled]) => {
          expect(consentInForce(shuffled.map(saidOf), 'phone')).toEqual(
            consentInForce(some.map(saidOf), 'phone'),
          );
        },
      ),
    );
  });

  it('is nothing that was given until the last withdrawal, at the same moment too', () => {
    fc.assert(
      fc.property(statements, (some) => {
        const said = some.map(saidOf);
        const inForce = consentInForce(said, 'phone');
        const ends = said.filter(({ state }) => state === 'withdrawn').map((one) => +one.at);
        if (inForce?.state === 'given')
          expect(+inForce.since).toBeGreaterThan(Math.max(0, ...ends));
        if (said.length > 0) expect(inForce).toBeDefined();
      }),
    );
  });

  it('stays what was confirmed while something newer waits for its confirmation', () => {
    const first = { _id: '1', purpose: 'p', state: 'given' as const, at: at(1), textVersion: 'a' };
    const second = { ...first, _id: '2', at: at(2), textVersion: 'b', awaits: true };
    expect(consentInForce([first, second], 'p')).toMatchObject({
      state: 'given',
      textVersion: 'a',
    });
    expect(consentInForce([second], 'p')).toMatchObject({ state: 'pending' });
    const confirmed = { ...second, confirmedAt: at(3) };
    expect(consentInForce([first, confirmed], 'p')).toMatchObject({ textVersion: 'b' });
  });
});

describe('a link to confirm', () => {
  const links = new ConsentLinks(Buffer.alloc(32, 7));
  const id = '0193001a-7c1e-5000-8000-00000000001a';

  it('leads to its statement until its time is over, and to nothing when any sign is changed', () => {
    const token = links.tokenOf(id, at(60));
    expect(links.statementOf(token, at(60))).toBe(id);
    expect(links.statementOf(token, at(61))).toBeUndefined();
    expect(new ConsentLinks(Buffer.alloc(32, 8)).statementOf(token, at(1))).toBeUndefined();
    for (let place = 0; place < token.length; place += 1) {
      const other = token[place] === 'A' ? 'B' : 'A';
      const changed = token.slice(0, place) + other + token.slice(place + 1);
      expect(links.statementOf(changed, at(1))).toBeUndefined();
    }
    expect(links.statementOf('', at(1))).toBeUndefined();
  });

  it('is made three times a day at most, and not for what is in force already', () => {
    const statement = {
      purpose: 'p',
      state: 'given' as const,
      at: now,
      source: 'x',
      awaits: true as const,
    };
    const made = {
      _id: 'x',
      purpose: 'p',
      state: 'given' as const,
      at: now,
      linkUntil: now,
      recordedAt: now,
    };
    const plan = (ofLead: (typeof made)[]) =>
      planLink(statement, { before: undefined, ofLead, now, linkHours: 1 });
    expect(plan([made, made])).toEqual({ linkUntil: new Date(+now + 3_600_000), tellAt: now });
    expect(plan([made, made, made])).toEqual({});
    const yesterday = { ...made, recordedAt: new Date(+now - 25 * 3_600_000) };
    expect(plan([yesterday, made, made])).toHaveProperty('linkUntil');
  });
});

it('a proof is kept five years from the day it was given, and anew from each use', () => {
  const base = { at: new Date('2024-02-29T10:00:00Z'), keepProofYears: 5 };
  expect(keepProofUntil(base)).toEqual(new Date('2029-03-01T10:00:00Z'));
  expect(keepProofUntil({ ...base, uses: [new Date('2026-05-01T08:00:00Z')] })).toEqual(
    new Date('2031-05-01T08:00:00Z'),
  );
  expect(keepProofUntil({ ...base, awaits: true })).toBeUndefined();
  expect(keepProofUntil({ at: base.at })).toBeUndefined();
});

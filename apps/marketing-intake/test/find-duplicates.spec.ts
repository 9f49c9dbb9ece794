import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDuplicates, type TraitKeysOfLead } from '../src/duplicates/find-duplicates.js';
import { readPersonName } from '../src/duplicates/person-name.js';
import { TraitKeys } from '../src/duplicates/trait-keys.provider.js';
import type { Contact } from '../src/vault/contact.js';

const keys = new TraitKeys(Buffer.alloc(32, 1));

interface Person extends Contact {
  readonly country?: string;
}

function leadsOf(people: readonly Person[]): Map<string, TraitKeysOfLead> {
  const keyed = people.map(
    ({ country, ...contact }, nth) => [`lead-${nth}`, keys.of(contact, country)] as const,
  );
  return new Map(keyed);
}

/** What speaks for it that two people are one. */
function evidenceOf(one: Person, other: Person): string[] {
  const { pairs } = findDuplicates(leadsOf([one, other]), new Map());
  return pairs.map(({ evidence }) => evidence).sort();
}

const acme = { company: 'Acme Söhne GmbH & Co. KG' };
const anna = { firstName: 'Anna', lastName: 'Müller', ...acme };

describe('two people are suggested to be one', () => {
  it.each<[string, Person, Person, string[]]>([
    ['the same name and company', anna, anna, ['name-and-company']],
    [
      'umlauts and legal forms',
      anna,
      { firstName: 'ANNA', lastName: 'Mueller', company: 'ACME Soehne' },
      ['name-and-company'],
    ],
    [
      'first and last name swapped',
      anna,
      { firstName: 'Muller', lastName: 'Anna', company: 'acme söhne kg' },
      ['name-and-company'],
    ],
    [
      'titles and all in one field',
      anna,
      { lastName: 'Frau Dr. Anna Müller', ...acme },
      ['name-and-company'],
    ],
    [
      'an initial between the names',
      anna,
      { firstName: 'Anna K.', lastName: 'Müller', ...acme },
      ['name-and-company'],
    ],
    [
      'an initial alone',
      anna,
      { firstName: 'A.', lastName: 'Müller', ...acme },
      ['initial-and-company'],
    ],
    [
      'two initials',
      { firstName: 'A', lastName: 'Müller', ...acme },
      { firstName: 'A.', lastName: 'Mueller', ...acme },
      ['initial-and-company'],
    ],
    [
      'other letters',
      { firstName: 'Анна', lastName: 'Иванова', company: 'ООО Ромашка' },
      { firstName: 'Иванова', lastName: 'анна', company: 'Ромашка' },
      ['name-and-company'],
    ],
    [
      'a company known by its mail only',
      { firstName: 'Anna', lastName: 'Lee', email: 'a@north.example' },
      { firstName: 'Anna', lastName: 'Lee', email: 'anna.lee@NORTH.example' },
      ['name-and-company'],
    ],
    [
      'a number in two spellings',
      { phone: '+49 30 5550100' },
      { phone: '(030) 555-0100', country: 'DE' },
      ['phone'],
    ],
    ['a number with 00', { phone: '0049 (0)30 5550100' }, { phone: '+49305550100' }, ['phone']],
    [
      'a number of an unknown country, alike',
      { phone: '030 / 555 01 00' },
      { phone: '030-5550100' },
      ['phone'],
    ],
    [
      'the same extension',
      { phone: '608-555-0100 ext 11', country: 'US' },
      { phone: '+1 608 555 0100 x11' },
      ['phone'],
    ],
    [
      'number and name',
      { ...anna, phone: '+49305550100' },
      { ...anna, phone: '+49 30 5550100' },
      ['name-and-company', 'phone'],
    ],
  ])('by %s', (_, one, other, evidence) => {
    expect(evidenceOf(one, other)).toEqual(evidence);
    expect(evidenceOf(other, one)).toEqual(evidence);
  });

  it.each<[string, Person, Person]>([
    ['one name at two companies', anna, { ...anna, company: 'Zenith AG' }],
    ['two names at one company, with one initial', anna, { ...anna, firstName: 'Andrea' }],
    ['a last name alone', { lastName: 'Müller', ...acme }, { lastName: 'Müller', ...acme }],
    [
      'a name without a company',
      { firstName: 'Anna', lastName: 'Lee' },
      { firstName: 'Anna', lastName: 'Lee' },
    ],
    ['a name and what is no company', { ...anna, company: 'n/a' }, { ...anna, company: 'none' }],
    [
      'a name at a mail provider',
      { firstName: 'Anna', lastName: 'Lee', email: 'a@gmail.com' },
      { firstName: 'Anna', lastName: 'Lee', email: 'b@gmail.com' },
    ],
    [
      'two extensions of one switchboard',
      { phone: '+1 608 555 0100 ext 11' },
      { phone: '+1 608 555 0100 ext 12' },
    ],
    [
      'a number of two countries',
      { phone: '030 5550100', country: 'DE' },
      { phone: '030 5550100', country: 'AT' },
    ],
    ['too few digits', { phone: '12345' }, { phone: '12345' }],
    [
      'one e-mail address, which is matched elsewhere',
      { email: 'a@north.example' },
      { email: 'a@north.example' },
    ],
  ])('and not by %s', (_, one, other) => {
    expect(evidenceOf(one, other)).toEqual([]);
  });

  it('in no more than ten pairs for what many have in common, and then not by it at all', () => {
    const some = (count: number) =>
      leadsOf(Array.from({ length: count }, () => ({ phone: '+49305550100' })));
    expect(findDuplicates(some(5), new Map()).pairs).toHaveLength(10);
    const { pairs, kept, crowded } = findDuplicates(some(500), new Map());
    expect([pairs.length, crowded.length]).toEqual([0, 1]);
    expect([...kept.values()].filter((own) => own.length > 0)).toHaveLength(6);
  });

  it('whatever the order they come in, and in how many transactions', () => {
    const phone = fc.constantFrom('+49305550100', '+49305550101', '+49305550102');
    const first = fc.constantFrom('Anna', 'A.', 'Andrea');
    const person = fc.record({
      phone,
      firstName: first,
      lastName: fc.constant('Lee'),
      company: fc.constant('Acme'),
    });
    const four = fc.array(person, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(four, fc.nat(), (people, cut) => {
        const all = [...leadsOf(people)];
        const together = pairsOf([all]);
        expect(pairsOf([all.toReversed()])).toEqual(together);
        const at = cut % all.length;
        expect(pairsOf([all.slice(0, at), all.slice(at)])).toEqual(together);
      }),
    );
  });
});

/** Of several transactions, each behind the ones before it. */
function pairsOf(
  transactions: readonly (readonly (readonly [string, TraitKeysOfLead])[])[],
): string[] {
  const holders = new Map<string, Set<string>>();
  const found = transactions.flatMap((some) => findDuplicates(new Map(some), holders).pairs);
  return found.map(({ leads, evidence }) => [...leads, evidence].join(' ')).sort();
}

it('no key of a trait says what it is of', () => {
  const { own } = keys.of({ ...anna, phone: '+49 30 5550100' }, 'DE');
  expect(own).toHaveLength(3);
  for (const key of own) expect(key).toMatch(/^[pnsi][\w-]{16}$/);
  const others = new TraitKeys(Buffer.alloc(32, 2)).of({ ...anna, phone: '+49 30 5550100' }, 'DE');
  expect(others.own.filter((key) => own.includes(key))).toEqual([]);
});

it('any name is read, and read alike the second time', () => {
  const name = fc.option(fc.string({ unit: 'grapheme', maxLength: 40 }), { nil: undefined });
  fc.assert(
    fc.property(name, name, (first, last) => {
      const read = readPersonName(first, last);
      expect(
        readPersonName(first?.toUpperCase().toLowerCase(), last)?.full === undefined,
      ).toBeTypeOf('boolean');
      expect(readPersonName(last, first)?.full).toBe(read?.full);
    }),
  );
});

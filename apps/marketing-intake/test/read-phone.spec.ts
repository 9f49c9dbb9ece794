import { describe, expect, it } from 'vitest';
import { readPhone } from '../src/capture/read-phone.js';
import { dialledPhone } from '../src/vault/international-phone.js';

describe('a phone number', () => {
  it.each([
    ['608-555-0100 ext 11', '608-555-0100 ext 11'],
    ['(555) 555-0100 ext. 5555', '(555) 555-0100 ext. 5555'],
    ['030–5550100', '030-5550100'],
    ['030\u20115550100', '030-5550100'],
    ['030−5550100', '030-5550100'],
    ['＋４９\u3000３０ ５５５０１００', '+49 30 5550100'],
    ['٠٣٠ ٥٥٥٠١٠٠', '030 5550100'],
    ['०३० ५५५०१००', '030 5550100'],
    ['tel:+1-608-555-0100;ext=77', 'tel:+1-608-555-0100;ext=77'],
    ['608.555.0100 x123', '608.555.0100 x123'],
    ['030 5550100 / 0170 5550199', '030 5550100 / 0170 5550199'],
    ['030 5550100 (Büro)', '030 5550100 (Büro)'],
    ['491715550123.0', '491715550123'],
  ])('%j is kept as %j', (typed, phone) => {
    expect(readPhone(typed)).toEqual({ phone });
  });

  it.each(['-', 'n/a', 'N.A.', 'none', '0', '000-000', 'unknown', '---', '+'])(
    '%j says that there is none',
    (typed) => {
      expect(readPhone(typed)).toEqual({});
    },
  );

  it.each(['4.479E+11', '4,479e+11', '4.479E11', '4.479 E+11'])(
    '%j is what a spreadsheet made of one, and is refused',
    (typed) => {
      expect(readPhone(typed).why).toContain('spreadsheet');
    },
  );

  it.each(['secret-name', '1234', 'jo12345@acme.example', '#####', '1'.repeat(31)])(
    '%j is none, and is not repeated',
    (typed) => {
      const { why } = readPhone(typed);
      expect(why).toContain('not a phone number');
      expect(why).not.toContain(typed);
    },
  );

  it.each<[string, string | undefined, string | undefined]>([
    ['608-555-0100 ext 11', 'US', '+1 608 555 0100 ext. 11'],
    ['(555) 555-0100 ext. 5555', 'US', '+1 555 555 0100 ext. 5555'],
    ['030-5550100', 'DE', '+49 30 5550100'],
    ['+49 (0)30 5550100', undefined, '+49 30 5550100'],
    ['0049 30 5550100', undefined, '+49 30 5550100'],
    ['0049 30 5550100', 'AT', '+49 30 5550100'],
    ['608-555-0100 x123', 'CA', '+1 608 555 0100 ext. 123'],
    ['tel:+1-608-555-0100;ext=77', undefined, '+1 608 555 0100 ext. 77'],
    ['030-5550100', undefined, undefined],
    ['030-5550100', 'AQ', undefined],
    ['+49 30 5550100 / +49 170 1234567', 'DE', undefined],
  ])('%s of a lead in %s is dialled as %s', (typed, country, dialled) => {
    expect(dialledPhone(typed, country)?.international).toBe(dialled);
  });
});

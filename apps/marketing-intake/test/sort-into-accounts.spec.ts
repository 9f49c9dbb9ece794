import { CompanyIndex, defaultRules, type Company } from '@smarketing/company-identity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AccountKeys } from '../src/accounts/account-keys.js';
import { saidCompany } from '../src/accounts/said-company.js';
import { SaidReader } from '../src/accounts/said-reader.js';
import { AccountSorter, type Placed } from '../src/accounts/sort-into-accounts.js';

const reader = new SaidReader(defaultRules, new AccountKeys(Buffer.alloc(32, 7)));
const nobodyCounts = async () => new Map<string, number>();

async function sorted(companies: readonly Company[]) {
  let ids = 0;
  const fresh = { newId: () => `account-${String(ids++).padStart(4, '0')}`, now: new Date(0) };
  const sorter = new AccountSorter(new CompanyIndex(defaultRules), reader, fresh);
  const placed: (Placed | undefined)[] = [];
  for (const company of companies) {
    const said = reader.read(company);
    placed.push(said ? await sorter.sort(said, undefined, nobodyCounts) : undefined);
  }
  const rootOf = (at: number) => {
    const one = placed[at];
    return one && sorter.rootOf(one.base);
  };
  return { sorter, rootOf };
}

const company: fc.Arbitrary<Company> = fc.record(
  {
    name: fc.constantFrom('Müller Bau GmbH', 'MUELLER BAU', 'Bau Müller', 'Acme AG', 'Acme', 'n/a'),
    email: fc.constantFrom('mueller-bau.de', 'acme.com', 'acme.de', 'gmail.com'),
    website: fc.constantFrom('acme.com', 'www.acme.de'),
    town: fc.constantFrom('Köln', 'Cologne', 'Bonn'),
    country: fc.constantFrom('DE', 'AT'),
  },
  { requiredKeys: [] },
);

describe('leads are sorted into accounts', () => {
  it('alike in every order in which they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .array(company, { maxLength: 25 })
          .chain((all) =>
            fc.tuple(
              fc.constant(all),
              fc.shuffledSubarray([...all.keys()], { minLength: all.length }),
            ),
          ),
        async ([companies, order]) => {
          const one = await sorted(companies);
          const other = await sorted(order.map((at) => companies[at]!));
          const placeOf = new Map(order.map((at, place) => [at, place]));
          for (const a of companies.keys()) {
            for (const b of companies.keys()) {
              const together = one.rootOf(a)?.id === one.rootOf(b)?.id;
              const again = other.rootOf(placeOf.get(a)!)?.id === other.rootOf(placeOf.get(b)!)?.id;
              expect(again).toBe(together);
            }
            expect(other.rootOf(placeOf.get(a)!)?.attaches).toBe(one.rootOf(a)?.attaches);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('with one question about two accounts, however many leads they have', async () => {
    const parent = { name: 'Orbit Works Inc.', email: 'orbit-works.com' };
    const daughter = { name: 'Lunar Paints LLC', email: 'orbit-works.com' };
    const { sorter } = await sorted([parent, daughter, parent, daughter, daughter]);
    expect([...sorter.asked.values()]).toHaveLength(1);
    expect(sorter.held.size).toBe(2);
  });

  it('whatever somebody has said of two accounts: they are not joined', async () => {
    const { sorter } = await sorted([]);
    const held = (id: string, name: string, email: string, refused: string[]) => ({
      ...{ id, root: id, since: new Date(0), isSure: true, attaches: true, asked: false },
      ...{ hasParts: false, refused, said: [reader.read({ name, email })!], isNew: false },
      ...{ gained: { said: [], claims: [] }, isUnsettled: false, isChanged: false },
    });
    sorter.hold(held('a', 'Twin Steel Ltd', 'twin-steel.com', ['b']), []);
    sorter.hold(held('b', 'Twin Steel Ltd', 'twin-steel.co.uk', ['a']), []);
    const both = { name: 'Twin Steel Ltd', email: 'twin-steel.com', website: 'twin-steel.co.uk' };
    const { base } = await sorter.sort(reader.read(both)!, undefined, nobodyCounts);
    expect(['a', 'b']).toContain(base.id);
    expect(sorter.held.get('a')!.root).toBe('a');
    expect(sorter.held.get('b')!.root).toBe('b');
    expect(sorter.asked.size).toBe(0);
  });
});

describe('what a lead says of its company', () => {
  it('has the host of its address, and never the address', () => {
    expect(saidCompany({ email: 'Anna.Lee@Example.COM', company: 'Example' }, {})).toEqual({
      name: 'Example',
      email: 'example.com',
    });
    expect(saidCompany({ firstName: 'Anna' }, { country: 'DE' })).toBeUndefined();
  });

  it.each(['n/a', '-', 'self-employed', 'Privat', 'test', 'k.A.', 'Test GmbH', 'brak', 'yok'])(
    'is nothing where it is %s',
    (name) => expect(reader.signatureOf({ name, email: 'gmail.com' })).toBeUndefined(),
  );

  it('is the same for all ways to write it', () => {
    const [one, ...others] = [
      { name: 'U.S. Bank', email: 'usbank.com', country: 'US' },
      { name: 'US bank', email: 'mail.usbank.com', country: 'us' },
      { name: 'us BANK', email: 'usbank.com', country: 'US', town: ' ' },
    ].map((said) => reader.signatureOf(said));
    expect(others).toEqual([one, one]);
  });
});

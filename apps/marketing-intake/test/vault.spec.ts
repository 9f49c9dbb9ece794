import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MasterKeys } from '../src/vault/master-keys.js';
import { ContactSeal, SealBrokenError } from '../src/vault/seal-contact.js';

describe('the seal of contact data', () => {
  const seal = new ContactSeal(new MasterKeys(Buffer.alloc(32, 7)), randomBytes);

  it('gives back what was sealed, and shows none of it', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 4 });
    fc.assert(
      fc.property(fc.record({ email: text, firstName: text }), (contact) => {
        const key = seal.newDataKey();
        const sealed = seal.seal('lead', key, contact);
        expect(seal.open('lead', seal.unwrap('lead', seal.wrap('lead', key)), sealed)).toEqual(
          contact,
        );
        expect(sealed.includes(Buffer.from(contact.email))).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  it('breaks on a changed byte, on another lead and on another VAULT_KEY', () => {
    const key = seal.newDataKey();
    const sealed = seal.seal('lead', key, { email: 'a@example.com' });
    const changed = Buffer.from(sealed);
    changed[changed.length - 1]! ^= 1;
    const other = new ContactSeal(new MasterKeys(Buffer.alloc(32, 8)), randomBytes);
    expect(() => seal.open('lead', key, changed)).toThrow(SealBrokenError);
    expect(() => seal.open('another', key, sealed)).toThrow(SealBrokenError);
    expect(() => other.unwrap('lead', seal.wrap('lead', key))).toThrow(SealBrokenError);
  });
});

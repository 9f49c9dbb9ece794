import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { readCompanyName } from '@smarketing/company-identity';
import { LRUCache } from 'lru-cache';
import { companyDomainOf } from '../identity/email-kind.js';
import type { Contact } from '../vault/contact.js';
import { dialledPhone } from '../vault/international-phone.js';
import type { TraitKeysOfLead } from './find-duplicates.js';
import { traitsOf, type Trait, type TraitReaders } from './person-traits.js';

/** Of 96 bits: among a hundred million keys two are the same by chance once in a million worlds. */
const keyBytes = 12;
/** Leads of one company come one after another; names are folded once. */
const mostCompanies = 10_000;

/**
 * Names what leads may have in common without telling it: equal for two leads with one phone number, or
 * one name at one company. Says nothing without the vault's secret.
 */
export class TraitKeys {
  private readonly key: KeyObject;
  private readonly readers: TraitReaders = {
    dialled: dialledPhone,
    companyKey: (company) => this.companyKeyOf(company),
    companyDomain: companyDomainOf,
  };
  private readonly companies = new LRUCache<string, string>({ max: mostCompanies });

  constructor(secret: Buffer) {
    const derived = hkdfSync('sha256', secret, '', 'smarketing traits of persons', 32);
    this.key = createSecretKey(Buffer.from(derived));
  }

  of(contact: Contact, country: string | undefined): TraitKeysOfLead {
    const { own, sought } = traitsOf(contact, country, this.readers);
    const hashes = new Map<string, string>();
    const keyOf = ({ kind, text }: Trait) => {
      const hash = hashes.get(text) ?? this.hmac(text);
      hashes.set(text, hash);
      return `${kind[0]!}${hash}`;
    };
    return {
      own: own.map((trait) => keyOf(trait)),
      sought: sought.map(({ trait, evidence }) => ({ key: keyOf(trait), evidence })),
    };
  }

  private companyKeyOf(company: string): string {
    let key = this.companies.get(company);
    if (key === undefined) {
      ({ key } = readCompanyName(company));
      this.companies.set(company, key);
    }
    return key;
  }

  private hmac(text: string): string {
    const digest = createHmac('sha256', this.key).update(text).digest();
    return digest.subarray(0, keyBytes).toString('base64url');
  }
}

import {
  keysOfTraits,
  traitsOf,
  weighEvidence,
  weightOf,
  type Company,
  type CompanyTraits,
  type MatchRules,
} from '@smarketing/company-identity';
import { LRUCache } from 'lru-cache';
import type { AccountKeys } from './account-keys.js';

/** What a lead says of its company, and the keyed hash of all that is compared of it. */
export interface Saying {
  readonly company: Company;
  readonly signature: string;
}

/** The same, as it is compared. */
export interface Said extends Saying {
  readonly traits: CompanyTraits;
  /** Keyed hashes by which it is found, made when they are asked for. */
  keys?: SaidKeys;
}

/** Those that only one company has, and all by which it may be found. */
export interface SaidKeys {
  readonly strong: readonly string[];
  readonly all: readonly string[];
}

/** Of so many companies it is at hand what they are known by, so that one that many rows name is read once. */
const mostKnown = 40_000;
/** So many are at hand as they are compared. */
const mostAtHand = 2_000;
const nobody = '';

/** Reads what leads say of their companies under the terms of one playbook. */
export class SaidReader {
  private readonly signatures = new LRUCache<string, string>({ max: mostKnown });
  private readonly atHand = new LRUCache<string, Said>({ max: mostAtHand });

  constructor(
    readonly rules: MatchRules,
    private readonly keys: AccountKeys,
  ) {}

  /** The keyed hash of all that is compared; undefined for what names no company: free mail, n/a. */
  signatureOf(company: Company): string | undefined {
    const typed = typedOf(company);
    const known = this.signatures.get(typed);
    if (known !== undefined) return known === nobody ? undefined : known;
    const signature = this.read(company)?.signature;
    this.signatures.set(typed, signature ?? nobody);
    return signature;
  }

  /** Undefined for what names no company. */
  read(company: Company): Said | undefined {
    const typed = typedOf(company);
    const known = this.atHand.get(typed);
    if (known) return known;
    const traits = traitsOf(company, this.rules.sharedDomains);
    if (traits.name.key === '' && traits.domains.length === 0) return undefined;
    const signature = this.keys.keyOf(`said:${traits.signature}`);
    const said: Said = { company, traits, signature };
    this.atHand.set(typed, said);
    return said;
  }

  keysOf(said: Said): SaidKeys {
    if (!said.keys) {
      const { strong: plain, weak } = keysOfTraits(said.traits);
      const strong = plain.map((key) => this.keys.keyOf(key));
      said.keys = { strong, all: [...strong, ...weak.map((key) => this.keys.keyOf(key))] };
    }
    return said.keys;
  }

  /** Whether another lead that says the same would be of the same company, without a question. */
  isSure({ traits }: Said): boolean {
    const circumstances = { isOfMany: () => false, rules: this.rules };
    return weightOf(weighEvidence(traits, traits, circumstances)) >= this.rules.automaticFrom;
  }
}

function typedOf({ name, email, website, town, country }: Company): string {
  return [name, email, website, town, country].join('\n');
}

import type { SeededRandom } from '../campaign/seeded-random.ts';
import type { GivenContact } from './journal.ts';

/**
 * Leads whose contact data can be found again wherever it lies: every part of it holds a word that
 * nothing else holds.
 */
export class InventedPeople {
  readonly #word: string;
  readonly #random: SeededRandom;
  #count = 0;

  constructor(random: SeededRandom) {
    this.#random = random;
    const letters = 'bcdfghjklmnpqrstvwxz';
    this.#word = Array.from({ length: 8 }, () =>
      letters.charAt(random.whole(0, letters.length - 1)),
    ).join('');
  }

  /** One who will be qualified at once, or one who will not. */
  invent(hot: boolean): { capture: Record<string, unknown>; contact: GivenContact } {
    const number = ++this.#count;
    const random = this.#random;
    const word = this.#word;
    const email = `${word}.${number}@${word}-${number % 50}.example`;
    const phone = `49151${String(20_000_000 + number)}`;
    const contact = {
      email,
      phone: `+${phone}`,
      firstName: `${word}a`,
      lastName: `${word}son ${number}`,
      company: `${word} Works ${number}`,
      jobTitle: `${word} buyer`,
    };
    const profile = {
      industry: random.pick(['software', 'manufacturing', 'retail']),
      companySize: hot ? '250-999' : random.pick(['1-9', '10-49', '50-249']),
      country: random.pick(['DE', 'AT', 'FR', 'US']),
      seniority: hot ? 'executive' : random.pick(['junior', 'senior', 'manager']),
    };
    const utm = {
      source: random.pick(['google', 'linkedin', 'newsletter']),
      medium: random.pick(['cpc', 'social', 'email']),
      campaign: `campaign-${random.whole(1, 12)}`,
    };
    return {
      capture: { contact, profile, utm },
      contact: { email, phone, words: [word] },
    };
  }
}

import { traitsOf, type Company, type CompanyTraits } from './company-traits.ts';
import { withoutGroupWord } from './company-domain.ts';
import { headOfTown } from './town.ts';

export interface BlockingKeys {
  /** What matches automatically shares one of these, but for a misspelled name. */
  readonly strong: readonly string[];
  /** What is suggested, or misspelled, shares one of these; of a long list of companies only a part is read. */
  readonly weak: readonly string[];
}

/**
 * By what to look up the companies that may be the same: two that share no key are not compared.
 * They hold contact data, as a name does.
 */
export function blockingKeysOf(
  company: Company,
  sharedDomains?: ReadonlySet<string>,
): BlockingKeys {
  return keysOfTraits(traitsOf(company, sharedDomains));
}

const partLength = 4;

export function keysOfTraits({ name: { key }, domains, town }: CompanyTraits): BlockingKeys {
  const strong = domains.map(({ domain, label }) => `domain+name:${domain}|${key || label}`);
  const weak = domains.flatMap(({ domain, label }) => [
    `domain:${domain}`,
    `label:${withoutGroupWord(label)}`,
  ]);
  if (key) weak.push(`name:${key}`);
  if (key && town) {
    strong.push(`name+town:${key}|${town}`);
    const head = headOfTown(town);
    weak.push(`start+town:${key.slice(0, partLength)}|${head}`);
    weak.push(`end+town:${key.slice(-partLength)}|${head}`);
  }
  return { strong, weak };
}

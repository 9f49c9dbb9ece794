import { readCompanyDomain, type CompanyDomain } from './company-domain.ts';
import { readCompanyName, type CompanyName } from './company-name.ts';
import { normalTown } from './town.ts';

/** What a lead says of its company, as typed. */
export interface Company {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** A page or a host. */
  readonly website?: string | undefined;
  readonly town?: string | undefined;
  /** ISO 3166-1 alpha-2; anything else is taken for unknown. */
  readonly country?: string | undefined;
}

/** What a company is compared by. */
export interface CompanyTraits {
  readonly name: CompanyName;
  /** That of the e-mail address and that of the page, where a company may own them. */
  readonly domains: readonly CompanyDomain[];
  readonly town: string;
  readonly country: string;
  /** The same for companies that no evidence tells apart. */
  readonly signature: string;
}

export function traitsOf(company: Company, sharedDomains?: ReadonlySet<string>): CompanyTraits {
  const name = readCompanyName(company.name);
  const domains = ownDomains([company.email, company.website], sharedDomains);
  const town = normalTown(company.town);
  const country = countryCode(company.country);
  const hosts = domains.map(({ domain }) => domain);
  const signature = [name.words.join(' '), name.forms.join(' '), hosts.join(' '), town, country];
  return { name, domains, town, country, signature: signature.join('|') };
}

function ownDomains(
  addresses: readonly (string | undefined)[],
  sharedDomains: ReadonlySet<string> | undefined,
): CompanyDomain[] {
  const own = new Map<string, CompanyDomain>();
  for (const address of addresses) {
    const found = readCompanyDomain(address, sharedDomains);
    if (found) own.set(found.domain, found);
  }
  // In one order, so that two companies that share two domains are compared alike both ways.
  return [...own.values()].toSorted((a, b) => (a.domain < b.domain ? -1 : 1));
}

function countryCode(text: string | undefined): string {
  const code = text?.slice(0, 20).trim().toUpperCase() ?? '';
  return /^[A-Z]{2}$/.test(code) ? code : '';
}

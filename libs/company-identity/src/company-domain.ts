import { domainToASCII, domainToUnicode } from 'node:url';
import { parse } from 'tldts';
import { foldText, foldUmlauts, wordsIn } from './fold-text.ts';
import { isEverybodys } from './mail-domains.ts';

export interface CompanyDomain {
  /** The registrable domain, in ASCII as it is in DNS: xn--… where it has other letters. */
  readonly domain: string;
  /** What stands before the public suffix, as a name is compared: acme of acme.co.uk. */
  readonly label: string;
}

const longestAddress = 2000;
const ascii = /^[\x21-\x7e]+$/;
const none: ReadonlySet<string> = new Set();

/**
 * The domain of an e-mail address, a host or a page, if it may be that of one company: not that of a
 * provider of mailboxes or sites, nor one of `shared`.
 */
export function readCompanyDomain(
  address: string | undefined,
  shared: ReadonlySet<string> = none,
): CompanyDomain | undefined {
  if (!address) return undefined;
  const typed = address.slice(0, longestAddress).trim().normalize('NFKC').replace(/>$/, '');
  const { domain, hostname, domainWithoutSuffix } = parsed(typed);
  if (!domain || !domainWithoutSuffix) return undefined;
  if (ascii.test(domain) && !domain.includes('xn--')) {
    const label = compared(domainWithoutSuffix);
    return belongsToAll(domain, hostname ?? '', shared) ? undefined : { domain, label };
  }
  const inDns = parsed(domainToASCII(domain));
  if (!inDns.domain || belongsToAll(inDns.domain, '', shared)) return undefined;
  return {
    domain: inDns.domain,
    label: compared(domainToUnicode(inDns.domainWithoutSuffix ?? '')),
  };
}

/** A page at a host of sites is its customer's: the list of suffixes knows these hosts. */
function parsed(address: string) {
  return parse(address, { allowPrivateDomains: true });
}

function belongsToAll(domain: string, host: string, shared: ReadonlySet<string>): boolean {
  return isEverybodys(domain) || isEverybodys(host) || shared.has(domain);
}

function compared(label: string): string {
  return wordsIn(foldText(label)).map(foldUmlauts).join('');
}

const groupWords = /(?:group|gruppe|holding|international|global|gmbh|online|deutschland|germany)$/;

/** Two labels of one house, such as acme and acmegroup: evidence, not proof. */
export function areRelated(one: string, other: string): boolean {
  const [a, b] = [withoutGroupWord(one), withoutGroupWord(other)];
  return a === b && a.length > 1;
}

export function withoutGroupWord(label: string): string {
  const short = label.replace(groupWords, '');
  return short.length > 1 ? short : label;
}

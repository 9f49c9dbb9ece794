import { describe, expect, it } from 'vitest';
import { readCompanyDomain } from '../src/index.js';

describe('the domain of a company', () => {
  it.each([
    ['anna@acme.de', 'acme.de', 'acme'],
    ['Anna@Mail.ACME.co.uk', 'acme.co.uk', 'acme'],
    ['https://www.acme-bau.de:8443/kontakt?a=b', 'acme-bau.de', 'acmebau'],
    ['Anna Lee <anna@acme.de>', 'acme.de', 'acme'],
    ['info@müller-bau.de', 'xn--mller-bau-q9a.de', 'mullerbau'],
    ['info@xn--mller-bau-q9a.de', 'xn--mller-bau-q9a.de', 'mullerbau'],
    ['mueller-bau.de.', 'mueller-bau.de', 'mullerbau'],
    ['acme.de.com', 'acme.de.com', 'acme'],
    ['backerei-huber.github.io', 'backerei-huber.github.io', 'backereihuber'],
  ])('%s', (address, domain, label) => {
    expect(readCompanyDomain(address)).toEqual({ domain, label });
  });

  it.each([
    ['a provider of mailboxes', 'anna@gmail.com'],
    ['one in another country', 'anna@gmx.at'],
    ['one of a telephone company', 'anna@t-online.de'],
    ['one that the list lacks', 'anna@mailbox.org'],
    ['a host of sites itself', 'info@wixsite.com'],
    ['a social network', 'https://www.facebook.com/acme'],
    ['a market place', 'https://www.ebay.de/usr/acme'],
    ['an address in the network', 'anna@192.168.0.1'],
    ['a machine', 'anna@localhost'],
    ['a public suffix', 'co.uk'],
    ['nothing', ''],
    ['no address', 'call me'],
  ])('is not that of %s', (_, address) => {
    expect(readCompanyDomain(address)).toBeUndefined();
  });

  it('is not one that the playbook calls shared', () => {
    expect(readCompanyDomain('a@agentur.de', new Set(['agentur.de']))).toBeUndefined();
  });
});

import { domainToASCII } from 'node:url';

const longestLocalPart = 64;
const longestDomain = 253;
/** At least two labels, the last one with a letter (which rules out IPv4 addresses). */
const domainName =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9-]{2,63}$/;
const notInDomain = /[\s\p{C}/:?#@\\[\]%]/u;
const notInLocalPart = /[\s\p{C}@"(),:;<>[\]\\]/u;

/**
 * The form in which two spellings of one e-mail address are equal: trimmed, NFC, lower case, the
 * domain in Punycode. Plus tags stay: they are different mailboxes to some providers.
 * Undefined for what is no e-mail address. Idempotent.
 */
export function normaliseEmail(raw: string): string | undefined {
  const text = raw.trim().normalize('NFC').toLowerCase().normalize('NFC');
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  const domain = text.slice(at + 1);
  if (!isLocalPart(local) || notInDomain.test(domain)) return undefined;
  const ascii = domainToASCII(domain);
  if (ascii.length > longestDomain || !domainName.test(ascii)) return undefined;
  return `${local}@${ascii}`;
}

function isLocalPart(local: string): boolean {
  return (
    local.length > 0 &&
    local.length <= longestLocalPart &&
    !notInLocalPart.test(local) &&
    !local.startsWith('.') &&
    !local.endsWith('.') &&
    !local.includes('..')
  );
}

import { domainToASCII } from 'node:url';

const longestLocalPart = 64;
const longestDomain = 253;
/** At least two labels, the last one with a letter (which rules out IPv4 addresses). */
const domainName =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9-]{2,63}$/;
const notInDomain = /[\s\p{C}/:?#@\\[\]%]/u;
/** Signs that nobody sees, which copying brings along. */
const unseen = /[\p{Cf}\p{DI}\u2800\uFFF9-\uFFFB]/gu;
const longestText = 1_000;
const notInLocalPart = /[\s\p{C}@"(),:;<>[\]\\]/u;

/**
 * The form in which two spellings of one e-mail address are equal: trimmed, NFC, lower case, the
 * domain in Punycode, without signs that nobody sees. Plus tags stay: they are different mailboxes to
 * some providers. Undefined for what is not an e-mail address. Idempotent.
 */
export function normaliseEmail(raw: string): string | undefined {
  if (raw.length > longestText) return undefined;
  const seen = raw
    .replaceAll(unseen, '')
    .replaceAll(/[＠﹫]/g, '@')
    .trim();
  const text = seen.normalize('NFC').toLowerCase().normalize('NFC');
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

import type { EmailKind } from '@smarketing/contracts';

/** Providers whose addresses say nothing of an employer; without the country's ending. */
const freeMailers = new Set([
  ...['gmail', 'googlemail', 'yahoo', 'ymail', 'rocketmail', 'hotmail', 'outlook', 'live', 'msn'],
  ...['icloud', 'me', 'mac', 'aol', 'gmx', 'web', 'freenet', 't-online', 'arcor', 'mail', 'inbox'],
  ...['proton', 'protonmail', 'tutanota', 'tuta', 'posteo', 'mailbox', 'fastmail', 'hey', 'zoho'],
  ...['yandex', 'rambler', 'bk', 'list', 'qq', '163', '126', 'sina', 'naver', 'daum', 'hanmail'],
  ...['laposte', 'orange', 'wanadoo', 'free', 'sfr', 'libero', 'virgilio', 'tiscali', 'alice'],
  ...['uol', 'bol', 'terra', 'ig', 'globo', 'seznam', 'centrum', 'wp', 'o2', 'onet', 'interia'],
  ...['comcast', 'verizon', 'att', 'sbcglobal', 'cox', 'charter', 'bellsouth', 'rediffmail'],
]);
/** `me.com` is a free mailer, `me.example.com` is a company. */
const publicSuffix = /^(?:[a-z]{2,4}|(?:com?|net|org)\.[a-z]{2})$/;

/** Of a normalised e-mail address: does it name an employer? */
export function emailKindOf(email: string): Exclude<EmailKind, 'none'> {
  return isFreeMailer(domainOf(email)) ? 'free-mail' : 'company';
}

/** The domain of an address that names an employer; undefined for one of a mail provider. */
export function companyDomainOf(email: string): string | undefined {
  const domain = domainOf(email).toLowerCase();
  return isFreeMailer(domain) ? undefined : domain;
}

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}

function isFreeMailer(domain: string): boolean {
  const dot = domain.indexOf('.');
  return freeMailers.has(domain.slice(0, dot)) && publicSuffix.test(domain.slice(dot + 1));
}

import { shown, type Finding } from './finding.js';
import { keyed, listOf, matching, oneOf, type Schema } from './schema.js';

/** Where a tag begins in an address: what follows, to the `@`, makes no other mailbox. */
export const tagSigns = ['+', '-', '='] as const;
export type TagSign = (typeof tagSigns)[number];

/** What a provider takes for one mailbox. */
export type MailboxRule = {
  /** In lower case and Punycode; `*` are all that no rule names. */
  domains: string[];
  tag?: TagSign;
  /** Dots before the `@` make no other mailbox. */
  dots?: 'ignored';
  /** The domains are names of one. */
  oneDomain?: boolean;
};

/** When two spellings mean one person. */
export type Identity = { email: MailboxRule[] };

const anyDomain = '*';
const mostRules = 500;
const mostDomains = 500;

const domain = matching(
  '^(?:\\*|(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63})$',
  'a domain in lower case and Punycode, such as gmail.com, or *',
);

export const identitySchema: Schema<Identity> = keyed<Identity>({
  email: listOf(
    keyed<MailboxRule>(
      {
        domains: listOf(domain, 'domains', 1, mostDomains),
        tag: oneOf(tagSigns),
        dots: oneOf(['ignored']),
        oneDomain: { type: 'boolean', description: 'true or false' },
      },
      ['tag', 'dots', 'oneDomain'],
    ),
    'rules of providers',
    0,
    mostRules,
  ),
});

/** Each domain once, and `*` stands for itself alone. */
export function checkIdentity({ identity }: { identity?: Identity }): Finding[] {
  const seen = new Map<string, number>();
  return (identity?.email ?? []).flatMap(({ domains, oneDomain }, rule) =>
    domains.flatMap((name, nth) => {
      const at = ['identity', 'email', rule, 'domains', nth];
      const before = seen.get(name);
      seen.set(name, before ?? rule);
      if (before !== undefined) {
        const found = `is ${shown(name)}, as in identity.email[${before}] already`;
        return [{ at, found, allowed: 'each domain once' }];
      }
      if (name !== anyDomain || !oneDomain) return [];
      const found = 'is "*" beside oneDomain, so that all domains would be one';
      return [{ at, found, allowed: 'a domain' }];
    }),
  );
}

export type Mailbox = {
  /** The address by which all spellings of the mailbox are one. */
  address: string;
  /** Place of the rule in `identity.email`; absent where none changes the address. */
  rule?: number;
};

/**
 * The mailbox that an address means: in lower case, with its domain in Punycode. Where a rule would
 * leave nothing before the `@`, it says nothing. Idempotent.
 */
export function mailboxOf(identity: Identity, email: string): Mailbox {
  const at = email.lastIndexOf('@');
  const found = ruleOf(identity, email.slice(at + 1));
  if (!found) return { address: email };
  const local = localPart(email.slice(0, at), found.rule);
  const host = found.rule.oneDomain ? found.rule.domains[0]! : email.slice(at + 1);
  const address = `${local}@${host}`;
  return address === email ? { address } : { address, rule: found.nth };
}

function localPart(typed: string, { tag, dots }: MailboxRule): string {
  const sign = tag === undefined ? -1 : typed.indexOf(tag);
  const untagged = sign > 0 ? typed.slice(0, sign) : typed;
  const plain = dots === 'ignored' ? untagged.replaceAll('.', '') : untagged;
  return plain || typed;
}

type Placed = { rule: MailboxRule; nth: number };

/** Kept as long as the section lives: a playbook is not changed after it was parsed. */
const byDomain = new WeakMap<Identity, ReadonlyMap<string, Placed>>();

function ruleOf(identity: Identity, host: string): Placed | undefined {
  let rules = byDomain.get(identity);
  if (!rules) {
    const placed = identity.email.flatMap((rule, nth) =>
      rule.domains.map((name) => [name, { rule, nth }] as const),
    );
    rules = new Map(placed);
    byDomain.set(identity, rules);
  }
  return rules.get(host) ?? rules.get(anyDomain);
}

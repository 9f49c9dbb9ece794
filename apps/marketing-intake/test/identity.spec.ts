import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailKindOf } from '../src/identity/email-kind.js';
import { IdentityKeys } from '../src/identity/identity-keys.js';
import { normaliseEmail } from '../src/identity/normalise-email.js';

describe('an e-mail address', () => {
  it.each([
    ['  Anna.Lee@Example.COM ', 'anna.lee@example.com'],
    ['anna+news@example.com', 'anna+news@example.com'],
    ['jörg@bücher.example', 'jörg@xn--bcher-kva.example'],
    ['Jo\u0308rg@BU\u0308CHER.example', 'jörg@xn--bcher-kva.example'],
    ['x@mail.example.co.uk', 'x@mail.example.co.uk'],
    ['\u200btom@north.example', 'tom@north.example'],
    ['tom@north.example\u200b', 'tom@north.example'],
    ['\u200eTom@NORTH.example', 'tom@north.example'],
    ['\ufefft\u00adom@no\u2060rth.ex\u200dample\u00a0', 'tom@north.example'],
    ['\u202atom@north.example\u202c', 'tom@north.example'],
    ['tom\ufe0f@north.example\u{e0041}', 'tom@north.example'],
    ['tom＠north.example', 'tom@north.example'],
  ])('%j is %j', (raw, normal) => {
    expect(normaliseEmail(raw)).toBe(normal);
  });

  it.each([
    '',
    '@',
    'anna',
    'anna@',
    '@example.com',
    'anna@example',
    'a b@example.com',
    'a@b@example.com',
    'anna@exa mple.com',
    'anna@1.2.3.4',
    'anna@-x.com',
    '.a@example.com',
    'a..b@example.com',
    'anna@example.com/x',
    'anna@example.com:25',
    'anna@exa\u0000mple.com',
    `${'a'.repeat(65)}@x.org`,
    'a@b.com, c@d.com',
    'to\u00a0m@north.example',
    `\u200b${'a'.repeat(1_000)}@x.org`,
    'Anna <anna@example.com>',
  ])('%j is none', (raw) => {
    expect(normaliseEmail(raw)).toBeUndefined();
  });

  it('is the same however often it is normalised, in whatever case and Unicode form', () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.emailAddress(),
          fc.tuple(part, part).map(([a, b]) => `${a}@${b}.com`),
        ),
        (raw) => {
          const once = normaliseEmail(raw);
          if (once === undefined) return;
          expect(normaliseEmail(once)).toBe(once);
          expect(normaliseEmail(` ${raw.normalize('NFD')} `)).toBe(once);
        },
      ),
    );
  });

  it.each([
    ['a@gmail.com', 'free-mail'],
    ['a@gmx.de', 'free-mail'],
    ['a@yahoo.co.uk', 'free-mail'],
    ['a@acme.com', 'company'],
    ['a@web.acme.com', 'company'],
    ['a@me.example.com', 'company'],
  ])('%s is of the kind %s', (email, kind) => {
    expect(emailKindOf(email)).toBe(kind);
  });
});

describe('the key of an identity', () => {
  const keys = new IdentityKeys(Buffer.alloc(32, 1));
  const asItIs = (email: string) => email;

  it('is equal for two spellings of one address and says nothing of it', () => {
    const key = keys.email('Anna@Example.com', asItIs)?.key;
    expect(key).toBe(keys.email(' anna@EXAMPLE.com', asItIs)?.key);
    expect(key).toMatch(/^email:[\w-]{43}$/);
    expect(keys.email('anna', asItIs)).toBeUndefined();
  });

  it('has beside it that of the mailbox, where the address is another spelling of it', () => {
    const plain = (email: string) => email.replace('+x', '');
    const { key, mailboxKey } = keys.email('anna+x@example.com', plain)!;
    expect(mailboxKey).toBe(keys.email('anna@example.com', plain)!.key);
    expect(key).toBe(keys.email('anna+x@example.com', asItIs)!.key);
    expect(keys.email('anna@example.com', plain)!.mailboxKey).toBeUndefined();
  });

  it('differs by system and by VAULT_KEY', () => {
    const other = new IdentityKeys(Buffer.alloc(32, 2));
    const all = [keys.external('crm', '1'), keys.external('erp', '1'), other.external('crm', '1')];
    expect(new Set(all).size).toBe(3);
    expect(all[0]).toMatch(/^external:crm:[\w-]{43}$/);
  });
});

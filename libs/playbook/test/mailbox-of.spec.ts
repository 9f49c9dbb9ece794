import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPlaybook, mailboxOf, readPublishedPlaybook, type Identity } from '../src/index.js';

const { identity } = defaultPlaybook();

describe('a mailbox', () => {
  it.each([
    ['anna.lee+news@gmail.com', 'annalee@gmail.com'],
    ['a.n.n.a.lee@googlemail.com', 'annalee@gmail.com'],
    ['annalee@gmail.com', 'annalee@gmail.com'],
    ['anna.lee+a+b@outlook.com', 'anna.lee@outlook.com'],
    ['anna.lee@outlook.com', 'anna.lee@outlook.com'],
    ['anna+x@hotmail.co.uk', 'anna@hotmail.co.uk'],
    ['anna+x@icloud.com', 'anna@icloud.com'],
    ['anna+x@me.com', 'anna@me.com'],
    ['anna+x@fastmail.com', 'anna@fastmail.com'],
    ['anna-lee+x@proton.me', 'anna-lee@proton.me'],
    ['anna-shop@yahoo.com', 'anna@yahoo.com'],
    ['anna+shop@yahoo.com', 'anna+shop@yahoo.com'],
    ['anna.lee+news@acme.example', 'anna.lee+news@acme.example'],
    ['anna-lee@acme.example', 'anna-lee@acme.example'],
    ['anna+x@mail.gmail.com', 'anna+x@mail.gmail.com'],
    ['anna+x@gmail.com.evil.example', 'anna+x@gmail.com.evil.example'],
    ['+news@gmail.com', '+news@gmail.com'],
    ['.+news@gmail.com', '.+news@gmail.com'],
  ])('of %s is %s', (email, mailbox) => {
    expect(mailboxOf(identity, email).address).toBe(mailbox);
  });

  it('names the rule that made one address of two', () => {
    expect(mailboxOf(identity, 'a.b@googlemail.com')).toEqual({ address: 'ab@gmail.com', rule: 0 });
    expect(mailboxOf(identity, 'ab@gmail.com')).toEqual({ address: 'ab@gmail.com' });
  });

  it('may be told of one company, and of all that no rule names', () => {
    const own: Identity = {
      email: [{ domains: ['acme.example'] }, { domains: ['*'], tag: '+', dots: 'ignored' }],
    };
    expect(mailboxOf(own, 'a.b+c@acme.example')).toEqual({ address: 'a.b+c@acme.example' });
    expect(mailboxOf(own, 'a.b+c@north.example')).toEqual({ address: 'ab@north.example', rule: 1 });
  });

  it('is its own mailbox, whatever the address', () => {
    const local = fc.string({
      unit: fc.constantFrom('a', '.', '+', '-'),
      minLength: 1,
      maxLength: 9,
    });
    const host = fc.constantFrom(
      'gmail.com',
      'googlemail.com',
      'yahoo.com',
      'proton.me',
      'x.example',
    );
    fc.assert(
      fc.property(local, host, (name, domain) => {
        const { address } = mailboxOf(identity, `${name}@${domain}`);
        expect(mailboxOf(identity, address).address).toBe(address);
        expect(address.indexOf('@')).toBeGreaterThan(0);
      }),
    );
  });

  it('is each address to itself under a playbook from before these rules', () => {
    const { identity: _rules, ...older } = defaultPlaybook();
    const read = readPublishedPlaybook(older);
    expect(mailboxOf(read.identity, 'a.b+c@gmail.com')).toEqual({ address: 'a.b+c@gmail.com' });
  });
});

import { Findings, type Invariant } from './invariant.ts';
import { placeOf } from './log-contents.ts';
import type { Snapshot, Stored } from './snapshot.ts';

export const noContactData: Invariant = {
  id: 'I11',
  promise:
    "No e-mail address, phone number or name is on the log, in a dead letter, in a service's own log, or in any database outside the vault.",
  check(snapshot) {
    const findings = new Findings();
    const search = searchFor(snapshot);
    const look = (text: string, where: () => string) => {
      const found = search(text);
      findings.expect(found === undefined, 'Contact data lies where it must not.', () => ({
        where: where(),
        found,
      }));
    };
    for (const record of snapshot.log) {
      const text = `${record.key ?? ''} ${JSON.stringify(record.headers)} ${record.body}`;
      look(text, () => placeOf(record));
    }
    for (const { layout, collections } of snapshot.services) {
      for (const [collection, documents] of Object.entries(collections)) {
        for (const document of documents) {
          const where = `${layout.service} ${collection} ${String(document['_id'])}`;
          if (!layout.vault?.includes(collection)) look(textOf(document), () => where);
          else look(readable(document), () => `${where} (not sealed)`);
        }
      }
    }
    for (const [service, text] of Object.entries(snapshot.serviceLogs)) {
      for (const line of text.split('\n')) look(line, () => `log of ${service}`);
    }
    return findings;
  },
};

/** What was found of what was given away, if anything. */
function searchFor({ contacts }: Snapshot): (text: string) => string | undefined {
  const words = [...new Set(contacts.flatMap((contact) => contact.words))].map((word) =>
    word.toLowerCase(),
  );
  const emails = new Set(contacts.map(({ email }) => email.toLowerCase()));
  const phones = new Set(contacts.map(({ phone }) => phone));
  const lengths = [...new Set([...phones].map(({ length }) => length))];
  return (text) => {
    const lower = text.toLowerCase();
    const word = words.find((one) => lower.includes(one));
    if (word !== undefined) return lower.slice(Math.max(0, lower.indexOf(word) - 20)).slice(0, 80);
    for (const [address] of lower.matchAll(/[\w.+-]{1,64}@[\w.-]{1,190}\w/g)) {
      if (emails.has(address)) return address;
    }
    for (const [digits] of text.matchAll(/\d{9,}/g)) {
      if (lengths.some((length) => contains(digits, phones, length))) return digits;
    }
    return undefined;
  };
}

function contains(digits: string, phones: ReadonlySet<string>, length: number): boolean {
  for (let start = 0; start + length <= digits.length; start++) {
    if (phones.has(digits.slice(start, start + length))) return true;
  }
  return false;
}

function textOf(document: Stored): string {
  return JSON.stringify(document);
}

/** The bytes of a vault entry as text: sealed, nothing can be read in them. */
function readable(document: Stored): string {
  return Object.values(document)
    .map((value) => {
      const bytes = (value as { buffer?: Uint8Array } | null)?.buffer;
      return bytes ? Buffer.from(bytes).toString('latin1') : JSON.stringify(value);
    })
    .join(' ');
}

import { describe, expect, it } from 'vitest';
import { terms } from '../../apps/marketing-intake/test/capture-terms.ts';
import { readCapture } from '../../apps/marketing-intake/src/capture/read-capture.js';
import { readTouchpoint } from '../../apps/marketing-intake/src/capture/read-touchpoint.js';
import { TraitKeys } from '../../apps/marketing-intake/src/duplicates/trait-keys.provider.js';
import { dialledPhone } from '../../apps/marketing-intake/src/vault/international-phone.js';
import { inSlices } from '@smarketing/http';
import { hostileTexts } from './hostile-inputs/texts.ts';
import { longestAllowedTurn, longestTurn } from '@smarketing/testing';

/** Leads that are read in one go: of a batch, and of a turn of an import. */
const most = 500;
/** A request holds a megabyte, and a row of a file 256 KB. */
const mostText = 1_000_000;

/** Milliseconds of this thread's own time; of three tries the shortest. */
function costOf(act: () => void): number {
  let least = Infinity;
  for (let tries = 0; tries < 3 && least > longestAllowedTurn; tries++) {
    const before = process.threadCpuUsage();
    act();
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}

const traits = new TraitKeys(Buffer.alloc(32, 1));

/** The text in every field of a lead; each field is a reading of its own. */
function readEverywhere(text: string): void {
  const utm = { source: text, medium: text, campaign: text };
  const contact = {
    email: text,
    phone: text,
    firstName: text,
    lastName: text,
    company: text,
    jobTitle: text,
  };
  const bands = { industry: text, department: text, companySize: text, seniority: text };
  const profile = {
    ...bands,
    country: text,
    emailKind: text,
    attributes: { segment: text, vip: text, shoe: text },
  };
  const external = { system: text, id: text };
  readCapture(
    { contact, external, profile, utm, channel: text, touchpoint: { kind: text } },
    'import',
    terms,
  );
  readTouchpoint({ kind: text, utm, channel: text }, terms);
  if (text.length <= 80) dialledPhone(text, 'DE');
  const name = text.slice(0, 120);
  traits.of({ firstName: name, lastName: name, company: text.slice(0, 200) }, 'DE');
}
const fields = 28;

describe('leads are read without holding the event loop', () => {
  const texts = hostileTexts();
  const harmless = { name: 'a harmless text', text: texts[0]!.harmless };
  it.each([harmless, ...texts.map(({ name, hostile }) => ({ name, text: hostile }))])(
    'though every field holds $name',
    ({ text }) => {
      const rounds = Math.min(most, Math.ceil(mostText / (text.length * fields)));
      const cost = costOf(() => {
        for (let round = 0; round < rounds; round += 1) readEverywhere(text);
      });
      expect(cost).toBeLessThanOrEqual(longestAllowedTurn);
    },
  );

  it.each(texts.filter(({ hostile }) => hostile.length < 2_000))(
    'though 500 leads have as much as they may of one $name',
    async ({ hostile }) => {
      const firstName = hostile.slice(0, 120);
      const contact = { email: hostile.slice(0, 320), phone: hostile.slice(0, 80), firstName };
      const utm = { source: firstName, medium: firstName, campaign: firstName };
      const profile = { industry: firstName, department: firstName };
      const external = { system: 'crm', id: '1' };
      const lead = { contact, external, utm, profile, channel: firstName };
      const leads = Array.from({ length: most }, () => lead);
      const turn = await longestTurn(() =>
        inSlices(leads, (one) => readCapture(one, 'batch', terms)),
      );
      expect(turn).toBeLessThanOrEqual(longestAllowedTurn);
    },
  );
});

import { randomUUID } from 'node:crypto';
import { type RunningService } from '@smarketing/service-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImport, everythingStored, runIntake, upload } from './running-intake.js';

let intake: RunningService;

beforeAll(async () => {
  intake = await runIntake();
});
afterAll(async () => {
  await intake?.stop();
});

const as = { role: 'revops', subject: 'olga' } as const;
let numbers = 5_550_000;
const newPhone = () => `+49 30 ${(numbers += 1)}`;

async function capture(lead: object): Promise<string> {
  const { status, body } = await intake.post('/v1/leads', lead);
  expect([status, body.created]).toEqual([202, true]);
  return body.leadId as string;
}

interface Pair {
  id: string;
  leads: string[];
  evidence: string[];
  weak: boolean;
}

/** All pages, three pairs each. */
async function pairsOf(leadId: string): Promise<Pair[]> {
  const all: Pair[] = [];
  for (let cursor = ''; ;) {
    const { status, body } = await intake.get(`/v1/duplicates?limit=3${cursor}`, as);
    expect(status).toBe(200);
    all.push(...body.items);
    if (body.next === null) break;
    cursor = `&cursor=${body.next}`;
  }
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  return all.filter(({ leads }) => leads.includes(leadId));
}

const person = (more: object = {}) => ({
  contact: { email: `${randomUUID()}@north.example`, ...more },
});

describe('leads that may be one person', () => {
  it('are suggested with why and without a value, and stay two', async () => {
    const phone = newPhone();
    const name = {
      firstName: 'Erikatrude',
      lastName: 'Geheimmüller',
      company: 'Geheim & Söhne KG',
    };
    const one = await capture(person({ phone, ...name }));
    const swapped = {
      firstName: 'Geheimmueller',
      lastName: 'erikatrude',
      company: 'GEHEIM SOEHNE',
    };
    const other = await capture({
      ...person({ phone: phone.replace('+49 ', '0'), ...swapped }),
      profile: { country: 'DE' },
    });
    const third = await capture(
      person({ firstName: 'E.', lastName: 'Geheimmüller', company: 'Geheim Söhne' }),
    );
    const [weak, both] = (await pairsOf(one)).sort((a, b) => Number(b.weak) - Number(a.weak));
    expect(both).toMatchObject({
      leads: [one, other],
      evidence: ['phone', 'name-and-company'],
      weak: false,
    });
    expect(weak).toMatchObject({
      leads: [one, third],
      evidence: ['initial-and-company'],
      weak: true,
    });
    expect(await pairsOf(other)).toHaveLength(1);
    const stored = (await everythingStored(intake)).toLowerCase();
    for (const secret of ['erikatrude', 'geheim', phone.replaceAll(' ', '')]) {
      expect(stored).not.toContain(secret.toLowerCase());
    }
  });

  it('are suggested once, and after being dismissed never again, by whatever evidence', async () => {
    const phone = newPhone();
    const [one, other] = [person({ phone }), person({ phone })];
    const leadId = await capture(one);
    await capture(other);
    await intake.post('/v1/leads', { contact: { ...other.contact, jobTitle: 'CFO' } });
    const [pair, ...more] = await pairsOf(leadId);
    expect(more).toEqual([]);
    const path = `/v1/duplicates/${pair!.id}/dismiss`;
    const answers = [
      await intake.request('POST', path, undefined, as),
      await intake.request('POST', path, undefined, as),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[1]!.body.dismissedAt).toBe(answers[0]!.body.dismissedAt);
    const name = { firstName: 'Bo', lastName: 'Berg', company: 'Fjord AS' };
    for (const { contact } of [one, other])
      await intake.post('/v1/leads', { contact: { ...contact, ...name } });
    expect(await pairsOf(leadId)).toEqual([]);
    const acts = await intake.get(`/v1/operations/acts?act=duplicate.dismiss`, 'revops');
    expect(acts.body.items).toHaveLength(1);
  });

  it('are suggested no longer where the number is another one by now', async () => {
    const phone = newPhone();
    const one = person({ phone });
    const leadId = await capture(one);
    await capture(person({ phone }));
    expect(await pairsOf(leadId)).toHaveLength(1);
    await intake.post('/v1/leads', { contact: { ...one.contact, phone: newPhone() } });
    expect(await pairsOf(leadId)).toEqual([]);
  });

  it('are suggested where an address and an external id come together and belong to one each', async () => {
    const { contact } = person();
    const external = { system: 'crm', id: randomUUID() };
    const [byEmail, byId] = [await capture({ contact }), await capture({ external })];
    for (let n = 0; n < 2; n += 1) await intake.post('/v1/leads', { contact, external });
    expect(await pairsOf(byId)).toMatchObject([
      { leads: [byEmail, byId], evidence: ['email-and-external-id'] },
    ]);
  });

  it('are not those of a switchboard, in a file or one by one', async () => {
    const phone = newPhone();
    const columns = { mail: 'email', tel: 'phone' };
    const importId = await createImport(intake, { columns });
    const row = () => `${randomUUID()}@desk.example,${phone}`;
    const file = ['mail,tel', ...Array.from({ length: 1_200 }, row)].join('\n');
    expect((await upload(intake, importId, file)).body).toMatchObject({ created: 1_200 });
    const leadId = await capture(person({ phone }));
    expect(await pairsOf(leadId)).toEqual([]);
    const kept = await intake.db.collection('vault_keys').countDocuments({ traits: { $size: 1 } });
    expect(kept).toBeLessThan(20);
    const alone = newPhone();
    const some: string[] = [];
    for (let n = 0; n < 5; n += 1) some.push(await capture(person({ phone: alone })));
    expect(await pairsOf(some[0]!)).toHaveLength(4);
    await capture(person({ phone: alone }));
    expect(await pairsOf(some[0]!)).toEqual([]);
  });

  it('are found by a number that only the country of the lead or of the import makes whole', async () => {
    const phone = newPhone();
    const leadId = await capture(person({ phone }));
    const columns = { mail: 'email', tel: 'phone', land: 'profile.country' };
    const blank = { 'profile.country': 'DE' };
    const importId = await createImport(intake, { columns, blank });
    const email = `${randomUUID()}@desk.example`;
    const national = phone.replace('+49 ', '0');
    const rows = [`${email},${national} Durchwahl 7,`, `${randomUUID()}@desk.example,${national},`];
    await upload(
      intake,
      importId,
      ['mail,tel,land', ...rows, `x-${email},${national},AT`].join('\n'),
    );
    const [pair, ...others] = await pairsOf(leadId);
    expect([pair!.evidence, others]).toEqual([['phone'], []]);
    const twin = pair!.leads.find((one) => one !== leadId)!;
    const { body: card } = await intake.get(`/v1/leads/${twin}/contact`, 'sales');
    expect(card).toMatchObject({ phone: national, phoneE164: phone.replaceAll(' ', '') });
  });

  it('leave the list while they are merged, or one is erased, and are of the lead that stands for one', async () => {
    const phone = newPhone();
    const [leadId, other, next] = [
      await capture(person({ phone })),
      await capture(person({ phone })),
      await capture(person()),
    ];
    const stands = async (more: object) => {
      const stored = intake.db.collection<{ _id: string }>('leads');
      await stored.updateOne({ _id: other }, { $set: more });
      const pairs = [...(await pairsOf(leadId)), ...(await pairsOf(next))];
      await stored.updateOne({ _id: other }, { $unset: { merged: '', erased: '' } });
      return pairs.map(({ leads }) => leads);
    };
    expect(await stands({ merged: { into: [leadId], at: new Date() } })).toEqual([]);
    expect(await stands({ erased: { at: new Date() } })).toEqual([]);
    const merged = await stands({ merged: { into: [randomUUID(), next], at: new Date() } });
    expect(merged).toEqual([
      [leadId, next],
      [leadId, next],
    ]);
    expect(await pairsOf(leadId)).toHaveLength(1);
  });

  it('are listed from no made-up place, and dismissed only where they are', async () => {
    const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const made of [
      { foundAt: 9e15, id: 'x' },
      { foundAt: 'x', id: 1 },
      [],
      null,
      { id: 'x' },
    ]) {
      const { status } = await intake.get(`/v1/duplicates?cursor=${cursor(made)}`, as);
      expect(status).toBe(422);
    }
    const nobody = await intake.request(
      'POST',
      `/v1/duplicates/${randomUUID()}/dismiss`,
      undefined,
      as,
    );
    expect(nobody.body.type).toBe('urn:smarketing:problem:no-such-duplicate');
  });
});

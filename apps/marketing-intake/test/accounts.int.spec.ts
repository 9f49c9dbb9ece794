import { LeadAttachedToAccount, LeadDetachedFromAccount } from '@smarketing/contracts';
import type { Answer, RunningService } from '@smarketing/service-testing';
import { LogProbe, eventually } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placesOf, runIntake } from './running-intake.js';

let intake: RunningService;
let log: LogProbe;

beforeAll(async () => {
  intake = await runIntake();
  log = await LogProbe.start(intake.system, ['accounts']);
});

afterAll(async () => {
  await log?.stop();
  await intake?.stop();
});

async function capture(contact: object, more: object = {}): Promise<string> {
  const { status, body } = await intake.post('/v1/leads', { contact, ...more });
  expect(status, JSON.stringify(body)).toBe(202);
  return body.leadId as string;
}

async function leadOf(leadId: string): Promise<{ accountId?: string; accountAsked: boolean }> {
  const { status, body } = await intake.get(`/v1/leads/${leadId}`);
  expect(status).toBe(200);
  return { accountAsked: body.accountAsked, ...(body.accountId && { accountId: body.accountId }) };
}

async function accountOf(leadId: string): Promise<string | undefined> {
  return (await leadOf(leadId)).accountId;
}

interface Question {
  readonly questionId: string;
  readonly asks: string;
  readonly by?: string;
  readonly accounts: readonly { readonly name?: string }[];
  readonly why: readonly object[];
}

/** The open question about an account of this name. */
async function questionAbout(name: string): Promise<Question> {
  const { body } = await intake.get('/v1/account-questions?limit=500');
  const asked = (body.items as Question[]).filter(({ accounts }) =>
    accounts.some((account) => account.name === name),
  );
  expect(asked, name).toHaveLength(1);
  return asked[0]!;
}

const answer = (questionId: string, word: string): Promise<Answer> =>
  intake.post(`/v1/account-questions/${questionId}/${word}`, undefined);

/** What the log says of a lead last. */
async function toldOf(leadId: string): Promise<string | undefined> {
  const lead = await intake.db.collection('leads').findOne({ _id: leadId as never });
  return lead?.['account']?.id as string | undefined;
}

describe('a lead that says its company', () => {
  it('is attached to one account with all that spell it otherwise, and nothing of it is readable', async () => {
    const one = await capture({ email: 'a@mueller-bau.de', company: 'Müller Bau GmbH' });
    const two = await capture({ email: 'b@mueller-bau.de', company: 'MUELLER BAU', town: 'Köln' });
    const accountId = await accountOf(one);
    expect(accountId).toBeDefined();
    expect(await leadOf(two)).toEqual({ accountId, accountAsked: false });
    const first = await log.next(LeadAttachedToAccount, one);
    expect(first.data).toEqual({ leadId: one, accountId, reason: 'new-account' });
    const second = await log.next(LeadAttachedToAccount, two);
    expect(second.data).toEqual({ leadId: two, accountId, reason: 'matched' });
    expect(await placesOf(intake, /m(?:ü|ue|u)ller.?bau/i)).toEqual([]);

    const { body } = await intake.get(`/v1/accounts/${accountId}`);
    expect(body).toMatchObject({
      ...{ accountId, name: 'Müller Bau GmbH', domains: ['mueller-bau.de'], towns: ['Köln'] },
      leads: 2,
      items: [
        { leadId: one, by: 'new', why: ['the first lead of a company that nobody had named'] },
        { leadId: two, by: 'match', why: ['same domain', 'same name but for the legal form'] },
      ],
    });
    const { body: acts } = await intake.get('/v1/operations/acts?act=account.read', {
      role: 'revops',
    });
    expect(acts.items[0]).toMatchObject({ act: 'account.read', on: `account/${accountId}` });
  });

  it.each(['n/a', '-', 'self-employed', 'privat', 'test', 'k.A.', 'brak', 'autónomo'])(
    'that is none (%s) is attached to nothing',
    async (company) => {
      const email = `${Buffer.from(company).toString('hex')}@gmail.com`;
      expect(await leadOf(await capture({ email, company }))).toEqual({ accountAsked: false });
    },
  );

  it('of which a hundred people come at once makes one account', async () => {
    const spellings = ['Hundred Forge Ltd', 'HUNDRED FORGE', 'Hundred-Forge Limited'];
    const leads = await Promise.all(
      Array.from({ length: 100 }, async (_, n) =>
        capture({ email: `person${n}@hundred-forge.com`, company: spellings[n % 3] }),
      ),
    );
    const accounts = new Set(await Promise.all(leads.map(toldOf)));
    expect(accounts.size).toBe(1);
    expect([...accounts]).not.toContain(undefined);
  });

  it('moves with it when it says another, and an account that nobody is in any more loses all', async () => {
    const lead = await capture({ email: 'x@first-shed.com', company: 'First Shed Ltd' });
    const former = await accountOf(lead);
    await capture({ email: 'y@second-shed.com', company: 'Second Shed Ltd' });
    const external = { system: 'crm', id: 'shed' };
    await capture({ email: 'x@first-shed.com', company: 'First Shed Ltd' }, { external });
    await capture({ email: 'x@second-shed.com', company: 'Second Shed Ltd' }, { external });
    const now = await accountOf(lead);
    expect(now).not.toBe(former);
    const stored = await intake.db.collection('accounts').findOne({ _id: former as never });
    expect(stored).not.toHaveProperty('sealed');
    expect(stored).not.toHaveProperty('keys');
    expect(await intake.db.collection('vault_keys').findOne({ _id: former as never })).toBeNull();
  });
});

describe('a question about two accounts', () => {
  let [parent, daughter] = ['', ''];

  it('is asked where the domain is the same and the name is not', async () => {
    parent = await capture({ email: 'a@orbit-works.com', company: 'Orbit Works Inc.' });
    daughter = await capture({ email: 'b@orbit-works.com', company: 'Lunar Paints LLC' });
    expect(await leadOf(daughter)).toMatchObject({ accountAsked: true });
    expect(await accountOf(daughter)).not.toBe(await accountOf(parent));
    const { why, accounts } = await questionAbout('Lunar Paints LLC');
    expect(accounts).toHaveLength(2);
    expect(why).toContainEqual({ weight: 50, says: 'same domain orbit-works.com' });
  });

  it('is answered by one of two who answer at once, and the other is told', async () => {
    const { questionId } = await questionAbout('Lunar Paints LLC');
    const before = await accountOf(daughter);
    const answers = await Promise.all([answer(questionId, 'yes'), answer(questionId, 'yes')]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const refused = answers.find(({ status }) => status === 409)!;
    expect(refused.body).toMatchObject({ type: 'urn:smarketing:problem:already-answered' });
    const accountId = await accountOf(parent);
    expect(await leadOf(daughter)).toEqual({ accountId, accountAsked: false });
    const told = await eventually(async () => {
      const id = await toldOf(daughter);
      return id === accountId ? id : undefined;
    });
    expect(told).not.toBe(before);

    const undone = await answer(questionId, 'undo');
    expect(undone).toMatchObject({ status: 200, body: { state: 'open' } });
    expect(await leadOf(daughter)).toEqual({ accountId: before, accountAsked: true });
    await eventually(async () => (await toldOf(daughter)) === before || undefined);
    expect((await answer(questionId, 'undo')).status).toBe(409);
  });

  it('that was answered no is not asked again, and undone it is', async () => {
    const { questionId } = await questionAbout('Lunar Paints LLC');
    expect((await answer(questionId, 'no')).status).toBe(200);
    await capture({ email: 'c@orbit-works.com', company: 'Lunar Paints' });
    const { body } = await intake.get('/v1/account-questions?limit=500');
    expect(JSON.stringify(body)).not.toContain('Lunar Paints');
    expect((await answer(questionId, 'undo')).body).toMatchObject({ state: 'open' });
  });

  it('with If-Match of another state is refused', async () => {
    const { questionId } = await questionAbout('Lunar Paints LLC');
    const refused = await intake.post(`/v1/account-questions/${questionId}/yes`, undefined, {
      headers: { 'if-match': '"old"' },
    });
    expect(refused.status).toBe(412);
  });
});

describe('leads that say too little to be one company by themselves', () => {
  it('are attached when somebody says that they are, and detached when that is undone', async () => {
    const leads = [];
    for (const n of [1, 2]) {
      leads.push(await capture({ email: `quiet${n}@gmail.com`, company: 'Quiet Bakery' }));
    }
    expect(await leadOf(leads[0]!)).toEqual({ accountAsked: true });
    const { questionId, asks } = await questionAbout('Quiet Bakery');
    expect(asks).toBe('one-company');
    await answer(questionId, 'yes');
    const attached = await log.next(LeadAttachedToAccount, leads[1]);
    expect(attached.data).toMatchObject({ reason: 'confirmed' });
    expect(await accountOf(leads[0]!)).toBe(attached.data.accountId);
    const third = await capture({ email: 'quiet3@gmail.com', company: 'Quiet Bakery' });
    expect(await accountOf(third)).toBe(attached.data.accountId);
    await answer(questionId, 'undo');
    const detached = await log.next(LeadDetachedFromAccount, third);
    expect(detached.data).toMatchObject({ reason: 'answer-undone' });
    expect(await leadOf(third)).toEqual({ accountAsked: true });
  });
});

describe('two accounts that a lead shows to be one', () => {
  it('are joined, and separated for good by whoever knows better', async () => {
    const one = await capture({ email: 'a@twin-steel.com', company: 'Twin Steel Ltd' });
    const two = await capture({ email: 'a@twin-steel.co.uk', company: 'Twin Steel Ltd' });
    expect(await accountOf(two)).not.toBe(await accountOf(one));
    await capture({
      ...{ email: 'b@twin-steel.com', website: 'https://www.twin-steel.co.uk/' },
      company: 'Twin Steel Ltd',
    });
    expect(await accountOf(two)).toBe(await accountOf(one));
    await eventually(async () => (await toldOf(one)) === (await toldOf(two)) || undefined);
    const { body } = await intake.get('/v1/account-questions?state=yes&limit=500');
    const joined = body.items.find(({ by }: { by?: string }) => by === 'match');
    expect(joined.accounts[0].name).toBe('Twin Steel Ltd');
    expect((await answer(joined.questionId, 'undo')).body).toMatchObject({ state: 'no' });
    expect(await accountOf(two)).not.toBe(await accountOf(one));
    await capture({
      ...{ email: 'c@twin-steel.com', website: 'twin-steel.co.uk', town: 'Leeds' },
      company: 'Twin Steel Ltd',
    });
    expect(await accountOf(two)).not.toBe(await accountOf(one));
  });
});

describe('a person', () => {
  it('moves a lead for good, and lets it go back', async () => {
    const there = await capture({ email: 'a@goal-inc.com', company: 'Goal Inc' });
    const lead = await capture({ email: 'a@start-inc.com', company: 'Start Inc' });
    const [goal, start] = [await accountOf(there), await accountOf(lead)];
    const moved = await intake.request('PUT', `/v1/leads/${lead}/account`, { accountId: goal });
    expect(moved).toMatchObject({ status: 200, body: { leadId: lead, accountId: goal } });
    await capture({ email: 'a@start-inc.com', company: 'Start Incorporated' });
    expect(await accountOf(lead)).toBe(goal);
    const released = await intake.request('DELETE', `/v1/leads/${lead}/account`);
    expect(released.body.accountId).toBeDefined();
    expect(released.body.accountId).not.toBe(goal);
    expect(start).not.toBe(goal);
    const out = await intake.request('PUT', `/v1/leads/${lead}/account`, { accountId: null });
    expect(out.body).toEqual({ leadId: lead });
    const nowhere = await intake.request('PUT', `/v1/leads/${lead}/account`, {
      accountId: '0193002b-7c1e-7000-8000-00000000002b',
    });
    expect(nowhere.body).toMatchObject({ type: 'urn:smarketing:problem:no-such-account' });
  });

  it('merges two accounts, and takes it back', async () => {
    const one = await capture({ email: 'a@merge-one.com', company: 'Merge One Ltd' });
    const two = await capture({ email: 'a@other-two.com', company: 'Other Two Ltd' });
    const [kept, absorbed] = [await accountOf(one), await accountOf(two)];
    const itself = await intake.post(`/v1/accounts/${kept}/merge`, { accountId: kept });
    expect(itself.status).toBe(422);
    const merged = await intake.post(`/v1/accounts/${kept}/merge`, { accountId: absorbed });
    expect(merged, JSON.stringify(merged)).toMatchObject({ status: 200, body: { state: 'yes' } });
    expect(await accountOf(two)).toBe(kept);
    const { body } = await intake.get(`/v1/accounts/${absorbed}`);
    expect(body).toMatchObject({ accountId: kept, leads: 2 });
    await answer(merged.body.questionId, 'undo');
    expect(await accountOf(two)).toBe(absorbed);
  });
});

describe('an erased lead', () => {
  it('leaves its account, which keeps nothing that nobody else says', async () => {
    const stays = await capture({ email: 'a@kept-mill.com', company: 'Kept Mill Ltd' });
    const goes = await capture({ email: 'b@kept-mill.com', company: 'Kept Mill Holding' });
    const alone = await capture({ email: 'a@lone-mill.com', company: 'Lone Mill Ltd' });
    const [kept, emptied] = [await accountOf(stays), await accountOf(alone)];
    for (const lead of [goes, alone]) {
      const erased = await intake.post(
        `/v1/leads/${lead}/erasure`,
        { ground: 'request' },
        'revops',
      );
      expect(erased.status, JSON.stringify(erased.body)).toBeLessThan(300);
    }
    const detached = await log.next(LeadDetachedFromAccount, alone);
    expect(detached.data).toEqual({ leadId: alone, accountId: emptied, reason: 'erased' });
    const keys = intake.db.collection('vault_keys');
    expect(await keys.findOne({ _id: emptied as never })).toBeNull();
    const { body } = await intake.get(`/v1/accounts/${emptied}`);
    expect(body).toMatchObject({ leads: 0, domains: [], towns: [] });
    expect(body).not.toHaveProperty('name');
    const { body: other } = await intake.get(`/v1/accounts/${kept}`);
    expect(other).toMatchObject({ name: 'Kept Mill Ltd', leads: 1 });
    const { body: questions } = await intake.get('/v1/account-questions?limit=500');
    expect(JSON.stringify(questions)).not.toContain('Kept Mill');
  });
});

describe('the lists', () => {
  it('page, and count', async () => {
    const { body: counts } = await intake.get('/v1/accounts/counts');
    expect(counts.accounts).toBeGreaterThan(5);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: Answer = await intake.get(
        `/v1/accounts?limit=3${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...body.items.map(({ accountId }: { accountId: string }) => accountId));
      cursor = body.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(counts.accounts);
  });
});

import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Acts } from '@smarketing/event-bus';
import type { Model } from 'mongoose';
import { Lead } from '../capture/lead.schema.js';
import { Account } from './account.schema.js';
import { AccountQuestion, type QuestionState } from './account-question.schema.js';
import { AccountRepository } from './account.repository.js';
import type { AccountDto, AccountLeadDto, AccountQuestionDto } from './account.dto.js';
import { AttachLeads } from './attach-leads.provider.js';
import { describeCompany, evidenceBetween } from './describe-account.js';
import { describeEvidence } from './describe-evidence.js';
import type { Said, SaidReader } from './said-reader.js';

interface Shown extends AccountDto {
  readonly parts: readonly string[];
  readonly said: readonly Said[];
}

const mostCounted = 10_000;

/** What people see of accounts. Whoever reads names is on record before they are opened. */
@Injectable()
export class AccountReads {
  constructor(
    @InjectModel(Account.name) private readonly accounts: Model<Account>,
    @InjectModel(AccountQuestion.name) private readonly questions: Model<AccountQuestion>,
    @InjectModel(Lead.name) private readonly leads: Model<Lead>,
    private readonly repository: AccountRepository,
    private readonly attach: AttachLeads,
    private readonly acts: Acts,
  ) {}

  /** At most `limit` accounts that have leads, after the one with the id `after`. */
  async list(after: string | undefined, limit: number): Promise<AccountDto[]> {
    await this.record('accounts');
    const found = await this.accounts
      .find(
        {
          ...(after !== undefined && { _id: { $gt: after } }),
          attaches: true,
          joined: { $exists: false },
        },
        { _id: 1 },
      )
      .sort({ _id: 1 })
      .limit(limit)
      .lean();
    const shown = await this.shown(found.map(({ _id }) => _id));
    return found.flatMap(({ _id }) => {
      const account = shown.get(_id);
      return account ? [withoutParts(account)] : [];
    });
  }

  /** The account, or the one that it was joined into; undefined where there is none. */
  async find(accountId: string): Promise<Shown | undefined> {
    await this.record(`account/${accountId}`);
    const one = await this.accounts.findById(accountId, { root: 1 }).lean();
    return one ? (await this.shown([one.root])).get(one.root) : undefined;
  }

  /** At most `limit` leads of an account after the one with the id `after`, each with its reasons. */
  async leadsOf(
    { parts }: Pick<Shown, 'parts'>,
    after: string | undefined,
    limit: number,
  ): Promise<AccountLeadDto[]> {
    const found = await this.leads
      .find(
        { 'account.base': { $in: parts }, ...(after !== undefined && { _id: { $gt: after } }) },
        { account: 1, capturedAt: 1 },
      )
      .sort({ _id: 1 })
      .limit(limit)
      .lean();
    return found.map(({ _id, account, capturedAt }) => ({
      leadId: _id,
      capturedAt,
      by: account!.by,
      why: describeEvidence(account!.by, account!.why),
    }));
  }

  /** At most `limit` questions of the state, the likeliest first, behind the first `skip` ones. */
  async listQuestions(
    state: QuestionState,
    skip: number,
    limit: number,
  ): Promise<{ items: AccountQuestionDto[]; hasMore: boolean }> {
    await this.record('account-questions');
    const found = await this.questions
      .find({ state })
      .sort({ weight: -1, _id: 1 })
      .skip(skip)
      .limit(limit + 1)
      .lean();
    const items = await this.describe(found.slice(0, limit));
    return { items, hasMore: found.length > limit };
  }

  async question(questionId: string): Promise<AccountQuestionDto | undefined> {
    await this.record(`account-question/${questionId}`);
    const found = await this.questions.findById(questionId).lean();
    return found ? (await this.describe([found]))[0] : undefined;
  }

  /** The account of a lead, and whether somebody is asked about it. */
  async ofLead({ account }: Lead): Promise<{ accountId?: string; accountAsked: boolean }> {
    if (!account?.base) return { accountAsked: false };
    const one = await this.accounts.findById(account.base, { root: 1 }).lean();
    const root =
      one && (await this.accounts.findById(one.root, { attaches: 1, hasParts: 1 }).lean());
    if (!root) return { accountAsked: false };
    const parts = root.hasParts
      ? await this.accounts.distinct('_id', { root: root._id })
      : [root._id];
    const open = await this.questions.exists({ accounts: { $in: parts }, state: 'open' });
    return { ...(root.attaches && { accountId: root._id }), accountAsked: open !== null };
  }

  /** No name is read. */
  async counts() {
    const [accounts, attached, questions, asked] = await Promise.all([
      this.accounts.countDocuments({ attaches: true, joined: { $exists: false } }),
      this.leads.countDocuments({
        'account.base': { $exists: true },
        'account.id': { $exists: true },
      }),
      this.questions.countDocuments({ state: 'open' }),
      this.askedLeads(),
    ]);
    return { accounts, attached, asked, questions };
  }

  /** How many leads are in accounts about which somebody is asked. */
  private async askedLeads(): Promise<number> {
    const open = await this.questions
      .find({ state: 'open' }, { accounts: 1 })
      .limit(mostCounted)
      .lean();
    const ids = [...new Set(open.flatMap(({ accounts }) => accounts))];
    return this.leads.countDocuments({ 'account.base': { $in: ids } });
  }

  private async describe(questions: readonly AccountQuestion[]): Promise<AccountQuestionDto[]> {
    const reader = await this.attach.reader();
    const ids = [...new Set(questions.flatMap(({ accounts }) => accounts))];
    const found = await this.accounts.find({ _id: { $in: ids } }, { root: 1 }).lean();
    const roots = new Map(found.map(({ _id, root }) => [_id, root]));
    const shown = await this.shown([...new Set(roots.values())]);
    return questions.flatMap((question) => {
      const { _id, accounts, state, by, askedAt, answeredAt } = question;
      const sides = accounts.map((id) => shown.get(roots.get(id) ?? ''));
      const [one, other] = sides;
      if (!one || !other) return [];
      const isOne = accounts[0] === accounts[1];
      const evidence = isOne ? [] : evidenceBetween(...evidencesOf(one, other), reader.rules);
      return {
        questionId: _id,
        asks: isOne ? 'one-company' : 'same-company',
        accounts: isOne ? [withoutParts(one)] : [withoutParts(one), withoutParts(other)],
        why: isOne
          ? [{ weight: 0, says: 'its leads say the same, which is not enough to be sure' }]
          : evidence.map(({ weight, says }) => ({ weight, says })),
        state,
        ...(by && { by }),
        askedAt,
        ...(answeredAt && { answeredAt }),
      } satisfies AccountQuestionDto;
    });
  }

  private async shown(roots: readonly string[]): Promise<Map<string, Shown>> {
    const reader: SaidReader = await this.attach.reader();
    const all = await this.repository.read({ root: { $in: [...roots] } }, reader);
    const counted = await this.repository.countLeads(all.map(({ account }) => account._id));
    const bySaid = new Map(counted.map(({ base, said, leads }) => [`${base} ${said}`, leads]));
    const parts = Map.groupBy(all, ({ account }) => account.root);
    return new Map(
      [...parts].map(([root, some]) => {
        const ids = some.map(({ account }) => account._id);
        const leadsOf = ({ signature }: Said) =>
          ids.reduce((sum, id) => sum + (bySaid.get(`${id} ${signature}`) ?? 0), 0);
        const said = some.flatMap((part) => part.said);
        const leads = counted.reduce(
          (sum, { base, leads: count }) => sum + (ids.includes(base) ? count : 0),
          0,
        );
        const since = some.map(({ account }) => account.since).toSorted((a, b) => +a - +b)[0]!;
        const described = describeCompany(said, leadsOf);
        return [root, { accountId: root, ...described, leads, since, parts: ids, said }];
      }),
    );
  }

  private async record(on: string): Promise<void> {
    if (!(await this.acts.record({ act: 'account.read', on }))) {
      throw new Error('Nobody is known to read the accounts.');
    }
  }
}

function evidencesOf(one: Shown, other: Shown) {
  return [one.said, other.said] as const;
}

export function withoutParts({ parts: _parts, said: _said, ...account }: Shown): AccountDto {
  return account;
}

import { Injectable } from '@nestjs/common';
import type { AttachReason, DetachReason } from '@smarketing/contracts';
import { ConcurrentChangeError, type Work } from '@smarketing/event-bus';
import { Account } from './account.schema.js';
import { AccountQuestion, type QuestionState } from './account-question.schema.js';
import { settleAmong, unsettledSince } from './account.repository.js';
import { accountGone, alreadyAnswered, contradicted, notAnswered } from './account-problems.dto.js';
import { questionIdOf } from './question-id.js';

const without = { claims: 0, keys: 0, sealed: 0 } as const;

type Part = Omit<Account, 'claims' | 'keys' | 'sealed'>;

/** Why leads are told another account, or none. */
type Reasons = readonly [AttachReason, DetachReason];

/**
 * Carries out what people say about accounts, each in one transaction: of two who answer a question at
 * once, one is told that it has been answered.
 */
@Injectable()
export class AnswerRepository {
  async find(work: Work, questionId: string): Promise<AccountQuestion | undefined> {
    const found = await work
      .collection(AccountQuestion)
      .findOne({ _id: questionId }, { session: work.session });
    return found ?? undefined;
  }

  async yes(work: Work, question: AccountQuestion, now: Date): Promise<void> {
    if (question.state !== 'open') throw alreadyAnswered(question);
    const [one, other] = question.accounts as [string, string];
    if (one === other) {
      await this.change(
        work,
        [one],
        { confirmed: true, attaches: true },
        ['confirmed', 'answer-undone'],
        now,
      );
      await this.answer(work, question, 'open', { state: 'yes', by: 'person' }, now);
      return;
    }
    const joined = await this.join(work, question, now);
    await this.answer(work, question, 'open', { state: 'yes', by: 'person', joined }, now);
  }

  async no(work: Work, question: AccountQuestion, now: Date): Promise<void> {
    if (question.state !== 'open') throw alreadyAnswered(question);
    await this.refuse(work, question.accounts);
    await this.answer(work, question, 'open', { state: 'no', by: 'person' }, now);
  }

  /**
   * As it was before the answer. What was joined without a question is separated, and not joined again:
   * that is a no.
   */
  async undo(work: Work, question: AccountQuestion, now: Date): Promise<void> {
    const { state, accounts, by } = question;
    const [one, other] = accounts as [string, string];
    if (state === 'no') {
      await this.allow(work, accounts);
      await this.answer(work, question, 'no', { state: 'open' }, now);
      return;
    }
    if (state !== 'yes') throw notAnswered(question);
    if (one === other) {
      await this.withdraw(work, one, now);
    } else {
      await this.separate(work, question, now);
    }
    if (by === 'match') {
      await this.refuse(work, accounts);
      await this.answer(work, question, 'yes', { state: 'no', by: 'person' }, now);
    } else {
      await this.answer(work, question, 'yes', { state: 'open' }, now);
    }
  }

  /** Two accounts are one, whether or not anybody was asked: as a yes to the question about them. */
  async merge(work: Work, one: string, other: string, now: Date): Promise<AccountQuestion> {
    const accounts = [one, other].toSorted();
    const _id = questionIdOf(one, other);
    const fresh = { accounts, weight: 0, state: 'open' as const, askedAt: now };
    await work
      .collection(AccountQuestion)
      .updateOne({ _id }, { $setOnInsert: fresh }, { session: work.session, upsert: true });
    const question = (await this.find(work, _id))!;
    if (question.state === 'no') await this.undo(work, question, now);
    await this.yes(work, (await this.find(work, _id))!, now);
    return (await this.find(work, _id))!;
  }

  /** The root of an account, if there still is one. */
  async rootOf(work: Work, accountId: string): Promise<Part | undefined> {
    const one = await this.part(work, accountId);
    return one && (one.root === one._id ? one : this.part(work, one.root));
  }

  /** Somebody has put a lead into it: from now on it attaches those that it has. */
  async confirm(work: Work, root: Part, now: Date): Promise<void> {
    if (root.attaches) return;
    const parts = await this.partsOf(work, root._id);
    const ids = parts.map(({ _id }) => _id);
    await this.change(work, ids, {}, ['confirmed', 'answer-undone'], now);
    await this.change(
      work,
      [root._id],
      { confirmed: true, attaches: true },
      ['confirmed', 'answer-undone'],
      now,
    );
  }

  private async join(work: Work, { _id, accounts }: AccountQuestion, now: Date): Promise<string> {
    const one = await this.rootOf(work, accounts[0]!);
    const other = await this.rootOf(work, accounts[1]!);
    if (!one || !other) throw accountGone();
    if (one._id === other._id) throw alreadyAnswered({ state: 'settled' });
    const [parts, others] = [
      await this.partsOf(work, one._id),
      await this.partsOf(work, other._id),
    ];
    if (isRefused(parts, others)) throw contradicted();
    const [kept, absorbed] = isPreferred(one, other) ? [one, other] : [other, one];
    const moved = (absorbed === other ? others : parts).map((part) => part._id);
    const reason: AttachReason = absorbed.attaches ? 'accounts-joined' : 'confirmed';
    const back: Reasons = [reason, 'answer-undone'];
    if (!kept.attaches) {
      const stayed = (kept === one ? parts : others).map((part) => part._id);
      await this.change(work, stayed, {}, ['confirmed', 'answer-undone'], now);
    }
    await this.change(work, moved, { root: kept._id }, back, now);
    const { session } = work;
    const stored = work.collection(Account);
    const joined = { into: kept._id, by: _id };
    await stored.updateOne({ _id: absorbed._id }, { $set: { joined } }, { session });
    await stored.updateOne(
      { _id: kept._id },
      { $set: { attaches: true, hasParts: true } },
      { session },
    );
    await settleAmong(
      work,
      [...parts, ...others].map((part) => part._id),
      _id,
    );
    return absorbed._id;
  }

  private async separate(work: Work, question: AccountQuestion, now: Date): Promise<void> {
    const child = question.joined ? await this.part(work, question.joined) : undefined;
    if (!child || child.joined?.by !== question._id) throw notAnswered(question);
    const all = await this.partsOf(work, child.root);
    const below = descendantsOf(child._id, all);
    const { session } = work;
    const stored = work.collection(Account);
    const again: Reasons = ['accounts-separated', 'answer-undone'];
    await this.change(work, below, { root: child._id }, again, now);
    await stored.updateOne({ _id: child._id }, { $unset: { joined: '' } }, { session });
    const rest = all.filter(({ _id }) => !below.includes(_id));
    for (const [id, parts] of [
      [child._id, below],
      [child.root, rest.map(({ _id }) => _id)],
    ] as const) {
      const root = all.find(({ _id }) => _id === id)!;
      const attaches = root.isSure || root.confirmed === true || parts.length > 1;
      await this.change(work, [...parts], {}, again, now);
      await stored.updateOne({ _id: id }, { $set: { attaches } }, { session });
    }
    await work
      .collection(AccountQuestion)
      .updateMany(
        { settledBy: question._id, state: 'settled' },
        { $set: { state: 'open' }, $unset: { settledBy: '' } },
        { session },
      );
  }

  /** Its leads are not one company any more. */
  private async withdraw(work: Work, accountId: string, now: Date): Promise<void> {
    const one = await this.part(work, accountId);
    if (!one) throw accountGone();
    const parts = await this.partsOf(work, accountId);
    const attaches = one.isSure || parts.length > 1;
    const { session } = work;
    await work
      .collection(Account)
      .updateOne(
        { _id: accountId },
        { $unset: { confirmed: '' }, $set: { attaches } },
        { session },
      );
    await this.change(work, [accountId], {}, ['confirmed', 'answer-undone'], now);
  }

  private async refuse(work: Work, [one, other]: readonly string[]): Promise<void> {
    await this.setRefused(work, '$addToSet', one!, other!);
  }

  private async allow(work: Work, [one, other]: readonly string[]): Promise<void> {
    await this.setRefused(work, '$pull', one!, other!);
  }

  /** Both know it: a match asks whichever it has at hand. */
  private async setRefused(work: Work, how: '$addToSet' | '$pull', one: string, other: string) {
    if (one === other) return;
    for (const [_id, refused] of [
      [one, other],
      [other, one],
    ] as const) {
      await work
        .collection(Account)
        .updateOne({ _id }, { [how]: { refused } }, { session: work.session });
    }
  }

  private async change(
    work: Work,
    ids: readonly string[],
    set: Partial<Pick<Account, 'root' | 'attaches' | 'confirmed'>>,
    [attached, detached]: Reasons,
    now: Date,
  ): Promise<void> {
    const unsettled = { attached, detached, until: unsettledSince(now) };
    await work
      .collection(Account)
      .updateMany(
        { _id: { $in: [...ids] } },
        { $set: { ...set, unsettled } },
        { session: work.session },
      );
  }

  private async answer(
    work: Work,
    { _id }: AccountQuestion,
    from: QuestionState,
    answer: Pick<AccountQuestion, 'state' | 'by' | 'joined'>,
    now: Date,
  ): Promise<void> {
    const isOpen = answer.state === 'open';
    const gone = {
      ...(isOpen && { answeredAt: '' as const }),
      ...(answer.by === undefined && { by: '' as const }),
      ...(answer.joined === undefined && { joined: '' as const }),
    };
    const { matchedCount } = await work.collection(AccountQuestion).updateOne(
      { _id, state: from },
      {
        $set: { ...answer, ...(!isOpen && { answeredAt: now }) },
        ...(Object.keys(gone).length > 0 && { $unset: gone }),
      },
      { session: work.session },
    );
    if (matchedCount === 0) throw new ConcurrentChangeError('account_questions');
  }

  private async part(work: Work, _id: string): Promise<Part | undefined> {
    const options = { session: work.session, projection: without };
    return (await work.collection(Account).findOne({ _id }, options)) ?? undefined;
  }

  private async partsOf(work: Work, root: string): Promise<Part[]> {
    return work
      .collection(Account)
      .find({ root }, { session: work.session, projection: without })
      .toArray();
  }
}

function isRefused(parts: readonly Part[], others: readonly Part[]): boolean {
  const ids = new Set(others.map(({ _id }) => _id));
  return parts.some(({ refused = [] }) => refused.some((id) => ids.has(id)));
}

/** One that attaches its leads before one that does not, else the older one. */
function isPreferred(one: Part, other: Part): boolean {
  if (one.attaches !== other.attaches) return one.attaches;
  return one._id < other._id;
}

/** The account and all that was joined into it, over however many. */
function descendantsOf(root: string, all: readonly Part[]): string[] {
  const below = [root];
  for (const id of below) {
    for (const { _id, joined } of all) if (joined?.into === id) below.push(_id);
  }
  return below;
}

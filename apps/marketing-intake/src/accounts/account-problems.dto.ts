import { ProblemError } from '@smarketing/http';
import type { AccountQuestion } from './account-question.schema.js';

export function noSuchAccount(accountId: string): ProblemError {
  return new ProblemError({
    status: 404,
    type: 'no-such-account',
    title: 'There is no such account',
    detail: `No account has the id ${accountId}. GET /v1/accounts lists all of them.`,
  });
}

export function noSuchQuestion(questionId: string): ProblemError {
  return new ProblemError({
    status: 404,
    type: 'no-such-question',
    title: 'There is no such question',
    detail: `No question has the id ${questionId}. GET /v1/account-questions lists those that are open.`,
  });
}

export function alreadyAnswered({
  state,
  answeredAt,
}: Pick<AccountQuestion, 'state' | 'answeredAt'>): ProblemError {
  const when = answeredAt ? ` at ${answeredAt.toISOString()}` : '';
  const detail =
    state === 'settled'
      ? 'The two are one account already, by another answer or match. Nothing was changed.'
      : `It was answered with ${state}${when}. Nothing was changed: undo that answer first.`;
  return new ProblemError({
    status: 409,
    type: 'already-answered',
    title: 'The question has been answered',
    detail,
    extra: { state },
  });
}

export function notAnswered({ state }: Pick<AccountQuestion, 'state'>): ProblemError {
  return new ProblemError({
    status: 409,
    type: 'not-answered',
    title: 'There is no answer to take back',
    detail:
      state === 'settled'
        ? 'The two became one account by another answer: take that one back.'
        : 'The question is open. Nothing was changed.',
    extra: { state },
  });
}

export function contradicted(): ProblemError {
  return new ProblemError({
    status: 409,
    type: 'contradicts-a-no',
    title: 'Somebody has said that they are different companies',
    detail:
      'Of accounts that were joined into the two, somebody has said that they are different companies. Nothing was changed: undo that answer first.',
  });
}

export function accountGone(): ProblemError {
  return new ProblemError({
    status: 409,
    type: 'account-gone',
    title: 'One of the accounts is gone',
    detail: 'One of the two accounts no longer has leads. Nothing was changed.',
  });
}

export function sameAccount(): ProblemError {
  return new ProblemError({
    status: 422,
    type: 'same-account',
    title: 'It is one account, not two',
    detail: 'Both ids are of one account. Nothing was changed.',
  });
}

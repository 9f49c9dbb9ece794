import type { MarketingIntake } from '@smarketing/api-client';
import { paint, plainScreen, type Screen } from '../terminal/screen.js';
import { printable } from '../terminal/text-width.js';
import { wrapLine } from '../terminal/wrap-line.js';
import { table, whole } from '../report/table.js';

export type Account = Pick<
  MarketingIntake.components['schemas']['Account'],
  'accountId' | 'name' | 'domains' | 'towns' | 'leads'
>;
export type AccountWithLeads = Account &
  Pick<MarketingIntake.components['schemas']['AccountWithLeads'], 'items' | 'next'>;
export type AccountQuestion = MarketingIntake.components['schemas']['AccountQuestion'];

/** Accounts, one a line. */
export function formatAccounts(accounts: readonly Account[], screen: Screen = plainScreen): string {
  if (accounts.length === 0) return 'No lead has named a company yet.';
  const rows = accounts.map(({ accountId, name, domains, towns, leads }) => [
    accountId,
    name ?? '(no name)',
    domains.join(', '),
    towns.join(', '),
    whole(leads),
  ]);
  const header = ['account', 'name', 'domains', 'towns', 'leads'];
  return table(header, rows, { screen, words: header.slice(0, 4), uncut: ['account'] });
}

/** One account with its leads, and why each is there. */
export function formatAccount(account: AccountWithLeads, screen: Screen = plainScreen): string {
  const { accountId, items, next } = account;
  return [
    paint(screen, 'heading', `Account ${accountId}`),
    ...describeLines(account, screen),
    '',
    paint(screen, 'heading', 'Leads'),
    ...items.map(({ leadId, why }) => wrapLine(`  ${leadId}  ${why.join('; ')}`, screen, 4)),
    ...(next === null ? [] : [`  and more: only the first ${whole(items.length)} are shown`]),
  ].join('\n');
}

/** The queue: each question with the two companies, and what speaks for and against. */
export function formatAccountQuestions(
  questions: readonly AccountQuestion[],
  screen: Screen = plainScreen,
): string {
  if (questions.length === 0) return 'No question about an account is waiting.';
  return questions.map((question) => questionLines(question, screen).join('\n')).join('\n\n');
}

function questionLines(question: AccountQuestion, screen: Screen): string[] {
  const { questionId, asks, accounts, why, state } = question;
  const asked =
    asks === 'one-company' ? 'Are the leads of this one company?' : 'Are these one company?';
  return [
    `${paint(screen, 'heading', asked)} ${questionId} (${state})`,
    ...accounts.flatMap((account) => describeLines(account, screen)),
    ...why.map(({ weight, says }) =>
      wrapLine(printable(`  ${signed(weight).padStart(4)}  ${says}`), screen, 8),
    ),
  ];
}

function describeLines({ name, domains, towns, leads }: Account, screen: Screen): string[] {
  const parts = [name ?? '(no name)', ...domains, ...towns, `${whole(leads)} leads`];
  return [wrapLine(printable(`  ${parts.join(', ')}`), screen, 4)];
}

function signed(weight: number): string {
  return weight > 0 ? `+${weight}` : String(weight);
}

import type { MarketingIntake } from '@smarketing/api-client';
import { table } from '../report/table.js';
import type { Screen } from '../terminal/screen.js';

export type Duplicate = MarketingIntake.components['schemas']['Duplicate'];

const words: Readonly<Record<Duplicate['evidence'][number], string>> = {
  'email-and-external-id': 'one e-mail address and one external id came together',
  mailbox: 'one mailbox',
  phone: 'one phone number',
  'name-and-company': 'one name at one company',
  'initial-and-company': 'an initial and a last name at one company (weak)',
};

/** Pairs of leads that may be one person, and why. */
export function formatDuplicates(
  pairs: readonly Duplicate[],
  { isMore, screen }: { isMore: boolean; screen?: Screen },
): string {
  if (pairs.length === 0) return 'No two leads look like one person.';
  const rows = pairs.map(({ id, leads, evidence }) => [
    leads.join(' '),
    evidence.map((one) => words[one]).join(', '),
    id,
  ]);
  const headers = ['leads', 'because of', 'pair'];
  const shown = { words: ['because of'], uncut: ['leads', 'pair'], ...(screen && { screen }) };
  return [
    table(headers, rows, shown),
    ...(isMore ? ['There are more: --all'] : []),
    'Two persons after all: smarketing lead duplicates --dismiss PAIR',
  ].join('\n');
}

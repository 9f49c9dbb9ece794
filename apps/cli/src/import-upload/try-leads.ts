import type { MarketingIntake } from '@smarketing/api-client';
import type { ServiceClient } from '../http/service-client.js';
import { counted } from '../progress/counted.js';
import { during, type Progress } from '../progress/progress.js';
import { plainScreen, type Screen } from '../terminal/screen.js';
import { wrapLine } from '../terminal/wrap-line.js';
import { make, type NewImport } from './begin-import.js';

/** What an import would come to, as intake answers it. */
export type DryRun = Omit<MarketingIntake.DryRun, 'dryRun'>;

/** Lets intake read a file and tell what it would come to. `send` uploads it to the path of the import. */
export async function tryLeads(
  intake: ServiceClient<'marketing-intake'>,
  { name, format, mapping }: NewImport,
  send: (path: string) => Promise<DryRun>,
  progress: Progress,
): Promise<DryRun> {
  const order = { name, format, mapping, dryRun: true };
  const { importId } = await make(intake, order);
  return during(
    progress.begin('Trying the file'),
    async () => send(`/v1/imports/${importId}/rows`),
    ({ rows }) => `${rows.toLocaleString('en')} rows read`,
  );
}

const mostReasons = 10;

/** A dry run for a person: what would become of the rows, then why some would be refused. */
export function formatDryRun(name: string, tried: DryRun, screen: Screen = plainScreen): string {
  const n = (count: number) => count.toLocaleString('en');
  const { rows, created, matched, unchanged, failed, refused, unlisted } = tried;
  return [
    `${name}, dry run: ${counted(rows, 'row')}: ${n(created)} new, ${n(matched)} updated, ${n(unchanged)} unchanged, ${n(failed)} refused. Nothing is stored.`,
    ...mergedLines(tried),
    ...(tried.conflicts > 0
      ? [
          `  ${n(tried.conflicts)} rows have an e-mail address that belongs to a different lead than their id`,
        ]
      : []),
    ...Object.entries(unlisted).map(
      ([list, count]) =>
        `  ${n(count)} rows have a word for ${list} that the playbook does not list: it counts as other`,
    ),
    ...refused.slice(0, mostReasons).map((one) => {
      const where = one.column === null ? '' : `column ${one.column} `;
      const lines = one.examples.map(({ line }) => line).join(', ');
      return `  ${n(one.rows)} refused: ${where}${one.why} (line ${lines}${one.rows > one.examples.length ? ', …' : ''})`;
    }),
    ...(refused.length > mostReasons || tried.refusedOtherwise > 0
      ? ['  and other reasons: --json has them']
      : []),
  ]
    .map((line) => wrapLine(line, screen))
    .join('\n');
}

function mergedLines({ merged, mergedExamples }: DryRun): string[] {
  if (merged === 0) return [];
  const examples = mergedExamples.map(({ row, withRow }) => `row ${row} with ${withRow}`);
  const more = merged > mergedExamples.length ? ', …' : '';
  return [
    `  ${merged.toLocaleString('en')} rows are about the same lead as an earlier row (${examples.join(', ')}${more})`,
  ];
}

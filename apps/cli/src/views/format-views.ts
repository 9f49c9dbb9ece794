import { table } from '../report/table.js';
import type { Difference, ListedView, Tally, ViewRebuild } from './view-rebuild.js';

const n = (count: number) => count.toLocaleString('en');

/** The views of a service as a table. */
export function formatViews(views: readonly ListedView[]): string {
  const rows = views.map(({ view, streams, documents, refused, rebuild }) => [
    view,
    n(documents),
    streams.join(' ') || '-',
    refused === null ? 'yes' : 'no: commands change it',
    rebuild ? `${stateOf(rebuild)} (${rebuild.startedAt.slice(0, 16).replace('T', ' ')}Z)` : '-',
  ]);
  return table(['view', 'documents', 'folded from', 'rebuildable', 'last rebuild'], rows);
}

/** How a rebuild ended, with what was found. */
export function formatOutcome(service: string, rebuild: ViewRebuild): string {
  const { view, comparison, faults, problem } = rebuild;
  const lines = [`${service}/${view}: ${sentences[rebuild.status]}`];
  if (problem) lines.push(problem);
  if (comparison) {
    lines.push(`documents: ${formatTally(comparison.documents)}`);
    lines.push(`counters: ${formatTally(comparison.counters)}`);
    lines.push(...comparison.examples.map(formatDifference));
  }
  for (const { record, error } of faults.slice(0, 10)) lines.push(`  ${record}: ${error}`);
  if (faults.length > 0) {
    lines.push(
      `${n(faults.length)} facts cannot be folded: fix the fold and rebuild it again with --anew.`,
    );
  }
  if (rebuild.status === 'differs' && faults.length === 0) {
    lines.push(
      'Nothing was switched. If the difference is what you want, as after a change of the folds:',
      `  smarketing views rebuild ${service}/${view} --accept-differences`,
    );
  }
  if (rebuild.pausedMilliseconds !== null) {
    lines.push(`The live view was paused for ${n(rebuild.pausedMilliseconds)} ms.`);
  }
  return lines.join('\n');
}

const sentences: Record<ViewRebuild['status'], string> = {
  folding: 'it is being rebuilt.',
  comparing: 'it is being compared.',
  switching: 'it is being switched over.',
  switched: 'rebuilt, compared and switched over.',
  compared: 'rebuilt and compared. The live view stays in place.',
  differs: 'the rebuilt view differs from the live one.',
  failed: 'the rebuild has failed. The live view stays in place.',
  'given-up': 'the rebuild was given up. The live view stays in place.',
};

function stateOf({ status, running, ended }: ViewRebuild): string {
  return running || ended ? status : 'interrupted';
}

export function formatTally({ equal, differ, missing, extra }: Tally): string {
  if (differ + missing + extra === 0) return `all ${n(equal)} equal`;
  return `${n(equal)} equal, ${n(differ)} differ, ${n(missing)} missing in the live view, ${n(extra)} only there`;
}

function formatDifference({ key, kind, fields }: Difference): string {
  const where = fields.map(
    ({ path, live = 'nothing', rebuilt = 'nothing' }) => `${path} ${live}, rebuilt ${rebuilt}`,
  );
  const what = { differs: '', missing: 'missing in the live view', extra: 'only in the live view' };
  return `  ${key}: ${what[kind] || where.join('; ')}`;
}

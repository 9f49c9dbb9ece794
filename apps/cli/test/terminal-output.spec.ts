import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { clockOf } from '../src/clock/clock.js';
import { formatFact } from '../src/events/format-fact.js';
import { formatResult } from '../src/import-file/format-result.js';
import { formatUnderstanding } from '../src/import-file/format-understanding.js';
import { formatImport, formatImports } from '../src/import-upload/format-imports.js';
import { formatDryRun } from '../src/import-upload/try-leads.js';
import { formatReceipt } from '../src/privacy/format-receipt.js';
import { formatLead } from '../src/lead/format-lead.js';
import { formatFunnel, formatLedger } from '../src/report/format-reports.js';
import { formatRetention } from '../src/report/format-retention.js';
import { formatSla } from '../src/report/format-sla.js';
import { formatSummary } from '../src/report/format-summary.js';
import { summaryOf } from '../src/report/summary.js';
import { formatReps } from '../src/reps/format-reps.js';
import { formatBacklog } from '../src/settle/format-backlog.js';
import { whatIsLeft } from '../src/settle/look-around.js';
import type { Screen } from '../src/terminal/screen.js';
import { widthOf } from '../src/terminal/text-width.js';
import { figure, olistAnswers, retentionAnswer, shownReceipt } from './report-answers.js';
import {
  shownBacklog,
  shownDryRun,
  shownFacts,
  shownImports,
  shownReps,
  shownRowErrors,
} from './shown-answers.js';
import { shownLead } from './shown-lead.js';
import { shownUnderstanding } from './shown-understanding.js';

/**
 * What people see, byte by byte. After a change that is wanted, write the files anew and read the
 * difference: RENEW_TERMINAL_OUTPUT=1 npm test -- --unit apps/cli/test/terminal-output
 */
const renew = process.env['RENEW_TERMINAL_OUTPUT'] === '1';
const folder = fileURLToPath(new URL('terminal-output/', import.meta.url));
const berlin = clockOf('Europe/Berlin');
const [firstImport] = shownImports;
const { attainment, commitments, funnel, ledger } = olistAnswers;
const lossReasons = [{ reason: 'price', leads: figure(12) }];
const left = whatIsLeft(shownBacklog);
const understood = await shownUnderstanding();

const outputs: Readonly<Record<string, (screen: Screen) => string>> = {
  'report-summary': (screen) =>
    formatSummary(summaryOf({ ...olistAnswers, receipt: shownReceipt }), screen),
  'report-ledger': (screen) => formatLedger({ ...ledger, lossReasons }, screen),
  'report-funnel': (screen) => formatFunnel(funnel, screen),
  'report-sla': (screen) => formatSla(attainment, commitments, screen),
  'report-retention': (screen) => formatRetention(retentionAnswer, screen),
  'lead-show': (screen) => formatLead(shownLead, berlin, screen),
  'privacy-receipt': (screen) => formatReceipt(shownReceipt, berlin, screen),
  'lead-show-utc': (screen) => formatLead(shownLead, clockOf('UTC'), screen),
  backlog: (screen) => formatBacklog({ backlog: shownBacklog, left }, screen),
  'backlog-others-write': (screen) => formatBacklog({ backlog: shownBacklog, left }, screen, true),
  'import-list': (screen) => formatImports(shownImports, berlin, screen),
  'import-show': (screen) => formatImport(firstImport!, [], berlin, screen),
  'import-understood': (screen) => formatUnderstanding(understood, true, screen),
  'import-understood-elsewhere': (screen) => formatUnderstanding(understood, false, screen),
  'import-result': (screen) => formatResult(firstImport!, shownRowErrors, screen),
  'import-dry-run': (screen) => formatDryRun('leads.csv', shownDryRun, screen),
  'events-tail': (screen) => shownFacts.map((fact) => formatFact(fact, berlin, screen)).join('\n'),
  'events-tail-utc': (screen) =>
    shownFacts.map((fact) => formatFact(fact, clockOf('UTC'), screen)).join('\n'),
  'reps-list': (screen) => formatReps(shownReps, screen),
};
const cases = Object.keys(outputs).flatMap((name) =>
  [80, 120].flatMap((columns) =>
    [false, true].map((colour) => ({
      name,
      columns,
      colour,
      file: `${name}.${columns}.${colour ? 'colour' : 'plain'}.txt`,
    })),
  ),
);

describe('on a terminal', () => {
  it.each(cases)('$name at $columns columns, colour $colour', ({ name, columns, colour, file }) => {
    const shown = `${outputs[name]!({ columns, colour })}\n`;
    if (renew) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(folder + file, shown);
    }
    expect(shown).toBe(readFileSync(folder + file, 'utf8'));
  });

  it.each(cases)('$file has no line that is too wide, but for what has no space', (one) => {
    const lines = outputs[one.name]!(one).split('\n');
    const wide = lines.filter((line) => widthOf(line) > one.columns && line.trim().includes(' '));
    expect(wide).toEqual([]);
  });

  it.each(cases)('$file says the same with colour as without', ({ name, columns }) => {
    const [plain, painted] = [false, true].map((colour) => outputs[name]!({ columns, colour }));
    // oxlint-disable-next-line no-control-regex -- colours are control characters
    expect(painted!.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain);
  });

  it('shows nothing that has no file, and no file that nothing shows', () => {
    expect(readdirSync(folder).toSorted()).toEqual(cases.map(({ file }) => file).toSorted());
  });
});

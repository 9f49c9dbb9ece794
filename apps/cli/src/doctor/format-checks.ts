import { paint, plainScreen, type Screen, type Tone } from '../terminal/screen.js';
import { printable } from '../terminal/text-width.js';
import { wrapLine } from '../terminal/wrap-line.js';
import { worstOf, type Check, type Finding, type Severity } from './check.js';

const signs: Record<Severity | 'well', { sign: string; tone: Tone }> = {
  well: { sign: '✓', tone: 'good' },
  fault: { sign: '✗', tone: 'bad' },
  warning: { sign: '!', tone: 'open' },
  unknown: { sign: '?', tone: 'open' },
};

/** One line for each of what was looked at, with what was found below it; the verdict comes last. */
export function formatChecks(checks: readonly Check[], screen: Screen = plainScreen): string {
  const subjects = [...Map.groupBy(checks, ({ of }) => of)];
  const width = Math.max(...subjects.map(([of]) => of.length));
  const lines = subjects.flatMap(([of, its]) => {
    const { sign, tone } = signs[worstOf(its) ?? 'well'];
    const names = its.map(({ name }) => name).join(', ');
    const head = `  ${paint(screen, tone, sign)} ${of.padEnd(width)}  ${names}`;
    return [
      head,
      ...its.flatMap(({ findings }) => findings.flatMap((one) => linesOf(one, screen))),
    ];
  });
  return [...lines, '', verdictOf(checks)].join('\n');
}

function linesOf({ severity, cause, next }: Finding, screen: Screen): string[] {
  const { tone } = signs[severity];
  const what = wrapLine(`      ${severity}: ${printable(cause)}`, screen, 8);
  const lines = [paint(screen, tone, what)];
  if (next) lines.push(wrapLine(`      → ${printable(next)}`, screen, 8));
  return lines;
}

function verdictOf(checks: readonly Check[]): string {
  const found = checks.flatMap(({ findings }) => findings);
  if (found.length === 0) return 'All is well.';
  const counts = (['fault', 'warning', 'unknown'] as const).flatMap((severity) => {
    const count = found.filter((one) => one.severity === severity).length;
    return count > 0
      ? [`${count} ${severity}${count > 1 && severity !== 'unknown' ? 's' : ''}`]
      : [];
  });
  return `Found: ${counts.join(', ')}.`;
}

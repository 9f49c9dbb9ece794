import type { Trial } from './try-bug.ts';

export interface BugTrial extends Trial {
  readonly bug: string;
  readonly wrong: string;
  readonly promise: number;
}

interface Run {
  readonly seconds: number;
  readonly sound: readonly Trial[];
  readonly bugs: readonly BugTrial[];
}

/** One line for a trial that has ended. */
export function explain({ bug, scenario, seconds, caught, failure, checked }: Trial): string {
  const subject = bug ?? `no bug (${scenario})`;
  if (failure !== undefined) return `✗ ${subject}: not tried. ${failure}`;
  const found = caught.map(({ id }) => id).join(', ') || 'nothing';
  const right = caught.length > 0 === (bug !== undefined);
  const detail = right ? '' : `\n${evidenceOf(caught, 5)}`;
  return `${right ? '✓' : '✗'} ${subject}: ${found} of ${checked} checks, ${seconds} s${detail}`;
}

/** The table of all bugs, and whether the checker is worth its name. */
export function reportOf({ bugs, sound, seconds }: Run): { text: string; ok: boolean } {
  const caught = bugs.filter((trial) => trial.caught.length > 0);
  const clean = sound.filter((trial) => trial.caught.length === 0 && trial.failure === undefined);
  const rows = bugs.map(
    (trial) =>
      `| ${trial.bug} | ${trial.promise} | ${trial.scenario} | ${invariantsOf(trial)} | ${firstEvidence(trial)} |`,
  );
  const text = [
    '',
    '| bug | promise | faults | caught by | evidence |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    `${caught.length} of ${bugs.length} bugs caught; ${clean.length} of ${sound.length} scenarios clean without a bug; ${seconds} s.`,
  ].join('\n');
  return { text, ok: caught.length === bugs.length && clean.length === sound.length };
}

function invariantsOf({ caught, failure }: Trial): string {
  if (failure !== undefined) return 'not tried';
  return caught.map(({ id }) => id).join(', ') || '**none**';
}

/** What the first invariant says that has something to say about data, not only about rest. */
function firstEvidence({ caught }: Trial): string {
  const verdict = caught.find(({ id }) => id !== 'I12') ?? caught[0];
  return verdict?.violations[0]?.what ?? '';
}

function evidenceOf(verdicts: Trial['caught'], most: number): string {
  return verdicts
    .flatMap(({ id, violations }) =>
      violations
        .slice(0, most)
        .map(({ what, evidence }) => `  ${id} ${what} ${JSON.stringify(evidence).slice(0, 600)}`),
    )
    .join('\n');
}

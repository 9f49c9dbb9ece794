/** One thing that is wrong with a playbook. */
export type PlaybookProblem = {
  /** Where: `scoring.rules[3].points`; `document` for the whole. */
  path: string;
  /** What is wrong there: `is "ten"`, `is missing`. */
  found: string;
  allowed: string;
  /** Line in the YAML text, counted from 1, where the playbook came as text. */
  line?: number;
};

/** The document is not a playbook. Carries every problem at once; only a corrected document helps. */
export class InvalidPlaybookError extends Error {
  override readonly name = 'InvalidPlaybookError';
  readonly retryable = false;

  constructor(
    readonly problems: readonly PlaybookProblem[],
    options?: ErrorOptions,
  ) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super([`The playbook has ${count}:`, ...problems.map(sentence)].join('\n- '), options);
  }
}

function sentence({ path, found, allowed, line }: PlaybookProblem): string {
  const where = line === undefined ? path : `${path} (line ${line})`;
  return `${where} ${found}. Allowed: ${allowed}.`;
}

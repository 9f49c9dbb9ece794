import { ProblemError } from '@smarketing/http';
import { InvalidPlaybookError, type PlaybookProblem } from '@smarketing/playbook';
import { EffectiveTimeError, OutdatedPlaybookError } from './next-release.js';

/** So many are shown: one slip can have thousands. */
const shown = 100;

/** Runs a publication; what is refused becomes the problem that the caller reads. */
export async function publishProblem<R>(command: () => Promise<R>): Promise<R> {
  try {
    return await command();
  } catch (error) {
    throw problemOf(error) ?? error;
  }
}

/** `If-Match: "3"` names the version that the change was made from; without one, or `*`: any. */
export function versionIn(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const version = /^"?([1-9]\d{0,8})"?$/.exec(ifMatch)?.[1];
  if (version !== undefined) return Number(version);
  throw new ProblemError({
    status: 412,
    type: 'precondition-failed',
    detail:
      'If-Match must name the version that your change is based on, such as "3": the newest. GET /v1/playbook/versions lists them.',
  });
}

function problemOf(error: unknown): ProblemError | undefined {
  if (error instanceof InvalidPlaybookError) return invalid(error);
  if (error instanceof OutdatedPlaybookError) {
    const { message: detail, newest } = error;
    const problem = { status: 412, type: 'outdated-playbook', detail, extra: { newest } };
    return new ProblemError(problem, { cause: error });
  }
  if (error instanceof EffectiveTimeError) {
    const { message: detail } = error;
    const errors = [{ pointer: '/effectiveFrom', detail }];
    return new ProblemError({ status: 422, type: 'invalid-request', detail, errors });
  }
  return undefined;
}

function invalid({ problems }: InvalidPlaybookError): ProblemError {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return new ProblemError({
    status: 422,
    type: 'invalid-playbook',
    detail: `The playbook has ${count}. \`smarketing playbook check FILE\` finds the same.`,
    errors: problems.slice(0, shown).map((problem) => ({
      pointer: pointerOf(problem),
      detail: sentence(problem),
    })),
  });
}

function sentence({ path, found, allowed, line }: PlaybookProblem): string {
  const where = line === undefined ? path : `${path} (line ${line})`;
  return `${where} ${found}. Allowed: ${allowed}.`.slice(0, 1_000);
}

/** `scoring.rules[3].points` is `/document/scoring/rules/3/points`. */
function pointerOf({ path }: PlaybookProblem): string {
  if (path === 'document') return '/document';
  return `/document/${path.replaceAll('[', '.').replaceAll(']', '').replaceAll('.', '/')}`;
}

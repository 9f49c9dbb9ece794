import { ProblemError } from '@smarketing/http';
import { ForeignSideError, SideNotNamedError } from './side-of-caller.js';
import {
  legalActs,
  OwnSuggestionError,
  SamePersonError,
  SuggestionDecidedError,
  UnknownSuggestionError,
} from './suggestion.js';

/** Runs a command; what the domain refuses becomes the problem that the caller reads. */
export async function suggestionProblem<R>(command: () => Promise<R>): Promise<R> {
  try {
    return await command();
  } catch (error) {
    throw problemOf(error) ?? error;
  }
}

function problemOf(error: unknown): ProblemError | undefined {
  if (error instanceof UnknownSuggestionError) return problem(404, 'no-such-suggestion', error);
  if (error instanceof OwnSuggestionError) return problem(403, 'own-suggestion', error);
  if (error instanceof SamePersonError) return problem(403, 'same-person', error);
  if (error instanceof ForeignSideError) return problem(403, 'foreign-side', error);
  if (error instanceof SuggestionDecidedError) {
    const { state } = error;
    return problem(409, 'illegal-transition', error, { state, legal: legalActs(state) });
  }
  if (error instanceof SideNotNamedError) return problem(422, 'side-not-named', error);
  return undefined;
}

function problem(
  status: number,
  type: string,
  error: Error,
  extra: Record<string, unknown> = {},
): ProblemError {
  const errors = status === 422 ? [{ pointer: '/side', detail: error.message }] : undefined;
  return new ProblemError(
    { status, type, detail: error.message, extra, ...(errors && { errors }) },
    { cause: error },
  );
}

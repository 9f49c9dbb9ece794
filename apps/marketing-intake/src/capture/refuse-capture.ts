import {
  ProblemError,
  documentOf,
  pointerTo,
  type ProblemDocument,
  type RequestFault,
} from '@smarketing/http';
import type { FieldProblem } from './capture-input.js';

const title = 'The request is not valid';
const mostListed = 100;

/** The problem document of one row of a batch. */
export function rowProblem(faults: readonly RequestFault[]): ProblemDocument {
  return documentOf(problemOfFaults(faults));
}

export function faultsOfFields(
  problems: readonly FieldProblem[],
): (RequestFault & { pointer: string })[] {
  return problems.map(({ field, why }) => ({
    pointer: pointerTo(pathOf(field)),
    detail: why,
  }));
}

/** The name of an attribute is its declarer's, and may hold dots. */
function pathOf(field: string): string[] {
  const attributes = 'profile.attributes.';
  return field.startsWith(attributes)
    ? ['profile', 'attributes', field.slice(attributes.length)]
    : field.split('.');
}

/** The refusal of a capture, with its faults: all of them, or the first hundred and how many more. */
export function refuseFields(problems: readonly FieldProblem[]): ProblemError {
  return new ProblemError(problemOfFaults(faultsOfFields(problems)));
}

function problemOfFaults(faults: readonly RequestFault[]) {
  const [first] = faults;
  const seen = faults.length > mostListed ? `errors lists the first ${mostListed}` : 'see errors';
  const more = faults.length > 1 ? ` and ${faults.length - 1} more, ${seen}` : '';
  return {
    status: 422,
    type: 'invalid-request',
    title,
    detail: `${first?.pointer ?? 'The request'}: ${first?.detail ?? 'not valid'}${more}.`,
    errors: faults.slice(0, mostListed),
  };
}

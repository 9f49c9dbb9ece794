import { ProblemError, documentOf, type RequestFault } from '@smarketing/http';
import type { FieldProblem } from './capture-input.js';

const title = 'The request is not valid';

/** The problem document of one row of a batch. */
export function rowProblem(faults: readonly RequestFault[]): object {
  return documentOf(problemOfFaults(faults));
}

export function faultsOfFields(problems: readonly FieldProblem[]): RequestFault[] {
  return problems.map(({ field, why }) => ({
    pointer: `/${field.replaceAll('.', '/')}`,
    detail: why,
  }));
}

/** The refusal of a capture, with every fault in it. */
export function refuseFields(problems: readonly FieldProblem[]): ProblemError {
  return new ProblemError(problemOfFaults(faultsOfFields(problems)));
}

function problemOfFaults(faults: readonly RequestFault[]) {
  const [first] = faults;
  const more = faults.length > 1 ? ` and ${faults.length - 1} more, see errors` : '';
  return {
    status: 422,
    type: 'invalid-request',
    title,
    detail: `${first?.pointer ?? 'The request'}: ${first?.detail ?? 'not valid'}${more}.`,
    errors: faults,
  };
}

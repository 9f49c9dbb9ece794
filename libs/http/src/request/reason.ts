import { ProblemError } from '../problem/problem-error.js';

/** Printable, in Latin-1, as headers are. */
const printable = /^[\x20-\x7e\xa0-\xff]{1,200}$/;
/** An e-mail address, or a number that could be dialled. */
const personal = /@|(?<![\p{L}\p{N}])[+0](?:[\s()./-]{0,9}\d){6}/u;

/** Why a caller does something: the header `X-Reason`, kept with the act. Throws ProblemError (422). */
export function reasonIn(header: unknown): string | undefined {
  if (header === undefined) return undefined;
  const isReason = typeof header === 'string' && printable.test(header);
  if (isReason && !personal.test(header)) return header;
  throw new ProblemError({
    status: 422,
    type: 'invalid-reason',
    detail: isReason
      ? 'X-Reason looks like contact data, which must not be in the history. Name a ticket instead.'
      : 'X-Reason must be 1 to 200 printable characters.',
  });
}

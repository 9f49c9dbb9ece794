import { setTimeout as wait } from 'node:timers/promises';
import type { MarketingIntake } from '@smarketing/api-client';
import { UsageError } from '../exit-codes.js';
import type { ServiceClient } from '../http/service-client.js';
import { RefusedError } from '../http/service-errors.js';
import type { Progress } from '../progress/progress.js';

/** An import that rows can be sent to; behind the `rows` that are stored already. */
export type BegunImport = Pick<MarketingIntake.ImportCreated, 'importId' | 'rows'>;
export type NewImport = Pick<MarketingIntake.CreateImport, 'name' | 'format' | 'mapping'>;

/** How long an upload that nobody sends any more may take to end, in milliseconds. */
const longestEnd = 15_000;
const pollEvery = 500;

/**
 * The import of the same name, format and mapping that broke off, or a new one. One that somebody else
 * is sending to just now is his.
 */
export async function beginImport(
  intake: ServiceClient<'marketing-intake'>,
  order: NewImport,
  progress: Progress,
): Promise<BegunImport> {
  const body = { name: order.name, format: order.format, mapping: order.mapping };
  for (const deadline = Date.now() + longestEnd; Date.now() < deadline;) {
    const made = await make(intake, { ...body, resume: true });
    if (made.state !== 'running') {
      if (made.rows > 0) progress.note(goesOn(made));
      return made;
    }
    progress.note('An upload of the same file is ending; waiting for it.');
    await wait(pollEvery);
  }
  return make(intake, body);
}

/** A new import of a file of which an earlier form has begun. */
export async function beginAnew(
  intake: ServiceClient<'marketing-intake'>,
  { name, format, mapping }: NewImport,
  before: BegunImport,
  progress: Progress,
): Promise<BegunImport> {
  progress.note(
    `The file has changed since ${rowsOf(before)} of it were stored (import ${before.importId}): it is read from its first row. What is stored is not stored twice.`,
  );
  return make(intake, { name, format, mapping });
}

/** Makes an import. Throws UsageError where its name or mapping is refused: that is the caller's to correct. */
export async function make(
  intake: ServiceClient<'marketing-intake'>,
  body: MarketingIntake.CreateImport,
) {
  try {
    return await intake.post('/v1/imports', { body });
  } catch (error) {
    if (!(error instanceof RefusedError) || ![400, 413, 422].includes(error.status)) throw error;
    const isNamed = error.problem.errors?.some(({ pointer }) => pointer === '/name');
    const hint = isNamed ? ' Pass another name with --name.' : '';
    throw new UsageError(`${error.message}${hint}`, { cause: error });
  }
}

/** Is the file another one than the one that the import began with? */
export function isOtherFile(error: unknown): boolean {
  return error instanceof RefusedError && (error.problem.type ?? '').endsWith(':other-file');
}

function goesOn(begun: BegunImport): string {
  return `It resumes after the ${rowsOf(begun)} that are stored already (import ${begun.importId}).`;
}

function rowsOf({ rows }: BegunImport): string {
  return `${rows.toLocaleString('en')} rows`;
}

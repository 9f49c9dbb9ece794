import { ProblemError, type RawBodyStream } from '@smarketing/http';
import type { ImportDocument } from './import-status.js';
import type { UploadFault, UploadRefusedError } from './upload-refused.js';

const mediaTypes = { csv: 'text/csv', ndjson: 'application/x-ndjson' } as const;
const utf8 = new Set([undefined, 'utf-8', 'utf8', 'us-ascii']);

/** Refuses a body that says itself that it is not what the import is made for. */
export function checkUpload(
  { format }: ImportDocument,
  { mediaType, charset }: RawBodyStream,
): void {
  if (mediaType !== mediaTypes[format]) {
    throw new ProblemError({
      status: 415,
      type: 'unsupported-media-type',
      detail: `This import expects the format ${format}: send it as ${mediaTypes[format]}, or create another import.`,
    });
  }
  if (!utf8.has(charset)) {
    throw new ProblemError({
      status: 415,
      type: 'unsupported-charset',
      title: 'The encoding of the body is not supported',
      detail: `The Content-Type says ${charset}. Convert the file to UTF-8, for example by iconv, and send it as ${mediaTypes[format]}; charset=utf-8.`,
    });
  }
}

export function noSuchImport(importId: string): ProblemError {
  return new ProblemError({
    status: 404,
    type: 'no-such-import',
    title: 'There is no such import',
    detail: `No import has the id ${importId}. Create one with POST /v1/imports.`,
  });
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly retryAfter?: number;
}

/** What an upload may be refused for. */
export const uploadProblems: Record<UploadFault, Answer> = {
  encoding: { status: 415, type: 'unsupported-encoding', title: 'The file is not text in UTF-8' },
  'not-utf-8': { status: 422, type: 'invalid-utf-8', title: 'The file is not text in UTF-8' },
  mapping: {
    status: 422,
    type: 'outdated-mapping',
    title: 'The mapping of the import is no longer accepted',
  },
  header: { status: 422, type: 'invalid-header', title: 'The header of the file is not usable' },
  'missing-column': { status: 422, type: 'missing-column', title: 'The file lacks a column' },
  'other-file': {
    status: 409,
    type: 'other-file',
    title: 'The import was begun with another file',
  },
  running: { status: 409, type: 'import-running', title: 'An upload is under way', retryAfter: 2 },
  'taken-over': { status: 409, type: 'import-taken-over', title: 'Another upload has taken over' },
  stopped: { status: 409, type: 'import-stopped', title: 'The import was stopped' },
  'trial-running': {
    status: 503,
    type: 'dry-run-running',
    title: 'Another dry run is under way',
    retryAfter: 2,
  },
  'trial-too-long': {
    status: 422,
    type: 'dry-run-too-long',
    title: 'The file is too long for a dry run',
  },
  draining: { status: 503, type: 'draining', title: 'The service is shutting down', retryAfter: 5 },
  'broken-off': { status: 400, type: 'upload-broken-off', title: 'The upload was interrupted' },
};

export function problemOfUpload(refused: UploadRefusedError): ProblemError {
  const { retryAfter, ...answer } = uploadProblems[refused.fault];
  return new ProblemError(
    {
      ...answer,
      detail: refused.detail,
      ...(refused.columns.length > 0 && {
        errors: refused.columns.map((column) => ({
          pointer: `/mapping/columns/${column.replaceAll('~', '~0').replaceAll('/', '~1')}`,
          detail: 'names a column that does not exist in the file',
        })),
      }),
      ...(retryAfter && { headers: { 'retry-after': String(retryAfter) } }),
    },
    { cause: refused },
  );
}

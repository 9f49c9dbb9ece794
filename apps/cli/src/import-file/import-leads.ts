import { setTimeout as wait } from 'node:timers/promises';
import type { MarketingIntake } from '@smarketing/api-client';
import type { Services } from '../http/services.js';
import { uploadFile, type Sent } from '../http/upload-file.js';
import { beginAnew, beginImport, isOtherFile } from '../import-upload/begin-import.js';
import { goOnWhileRowsCome } from '../import-upload/go-on-while-rows-come.js';
import { untilInterrupted } from '../import-upload/stop-on-interrupt.js';
import { counted } from '../progress/counted.js';
import { during, type Progress } from '../progress/progress.js';
import type { ImportFormat } from './import-format.js';
import { formatPace, Pace } from './pace.js';

/** How an import stands, as intake answers it. */
export type ImportStatus = Omit<
  MarketingIntake.Import,
  'format' | 'createdAt' | 'startedAt' | 'completedAt'
>;

/** What is sent: text in UTF-8, from its beginning each time. */
export interface ImportSource {
  readonly open: () => AsyncIterable<Buffer>;
  /** Rows of data, where they have been counted; else `size` in bytes tells how far it is. */
  readonly rows?: number | undefined;
  readonly size: number;
}

export interface ImportOrder {
  readonly source: ImportSource;
  readonly name: string;
  readonly format: ImportFormat;
  readonly mapping: Readonly<Record<string, unknown>>;
  /** An import that is to go on, whatever its mapping. */
  readonly importId?: string;
}

export const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson',
} as const;
const pollEvery = 500;

/** Imports a file of leads, whatever its size; goes on after lost connections. */
export async function importLeads(
  services: Services,
  order: ImportOrder,
  progress: Progress,
): Promise<ImportStatus> {
  const { intake } = services;
  if (order.importId !== undefined) return sendRows(services, order, order.importId, progress);
  const begun = await beginImport(intake, order, progress);
  try {
    return await sendRows(services, order, begun.importId, progress);
  } catch (error) {
    if (begun.rows === 0 || !isOtherFile(error)) throw error;
    const anew = await beginAnew(intake, order, begun, progress);
    return sendRows(services, order, anew.importId, progress);
  }
}

async function sendRows(
  services: Services,
  { source, format }: ImportOrder,
  importId: string,
  progress: Progress,
): Promise<ImportStatus> {
  const { intake } = services;
  const step = progress.begin('Importing leads', { total: 100, unit: '%' });
  const pace = new Pace();
  const state = { sent: { bytes: 0, lines: 0 }, rows: 0 };
  const over = new AbortController();
  const show = () => {
    const expected = expectedRows(state.sent, source);
    step.at(
      percentDone(state.rows, expected),
      formatPace(state.rows, source.rows, pace.of(state.rows)),
    );
  };
  void watch(services, importId, over.signal, (rows) => {
    state.rows = rows;
    show();
  });
  const upload = {
    open: source.open,
    path: `/v1/imports/${importId}/rows`,
    contentType: mediaTypes[format],
    onProgress: (sent: Sent) => {
      state.sent = sent;
      show();
    },
    onWait: () => progress.note('The upload was interrupted; it resumes where it stopped.'),
  };
  const send = async (hasGotOn: () => boolean) =>
    uploadFile<ImportStatus>(intake, { ...upload, hasGotOn });
  try {
    return await during(
      step,
      async () =>
        untilInterrupted(
          intake,
          importId,
          goOnWhileRowsCome(send, () => state.rows),
        ),
      countsOf,
    );
  } finally {
    over.abort();
  }
}

/** How many rows there are, where nobody has counted: told from the lines sent so far. */
export function expectedRows({ bytes, lines }: Sent, { rows, size }: ImportSource): number {
  if (rows !== undefined) return rows;
  return bytes === 0 || lines === 0 ? 0 : (lines * size) / bytes;
}

export function percentDone(rows: number, expected: number): number {
  return expected === 0 ? 0 : Math.min(100, Math.floor((100 * rows) / expected));
}

/** Counts of rows as one line. */
export function countsOf({ rows, created, matched, unchanged, failed }: ImportStatus): string {
  const n = (count: number) => count.toLocaleString('en');
  return `${counted(rows, 'row')}: ${n(created)} new, ${n(matched)} updated, ${n(unchanged)} unchanged, ${n(failed)} with errors`;
}

async function watch(
  services: Services,
  importId: string,
  over: AbortSignal,
  onRows: (rows: number) => void,
): Promise<void> {
  while (!over.aborted) {
    await wait(pollEvery, undefined, { signal: over }).catch(() => undefined);
    if (over.aborted) return;
    try {
      const { rows } = await services.intake.get('/v1/imports/{id}', { path: { id: importId } });
      if (!over.aborted) onRows(rows);
    } catch {
      // Only progress is missing then; the upload itself says what is wrong.
    }
  }
}

import { stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Services } from '../http/services.js';
import { uploadFile } from '../http/upload-file.js';
import type { Progress } from '../progress/progress.js';
import type { ImportFormat } from './import-format.js';

/** How an import stands, as intake answers it. */
export interface ImportStatus {
  readonly importId: string;
  readonly name: string;
  readonly state: string;
  readonly rows: number;
  readonly created: number;
  readonly matched: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly conflicts: number;
}

export interface ImportOrder {
  readonly file: string;
  readonly name: string;
  readonly format: ImportFormat;
  readonly mapping: Readonly<Record<string, unknown>>;
}

const mediaTypes = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson' } as const;
const pollEvery = 500;

/** Imports a file of leads, whatever its size; goes on after lost connections. */
export async function importLeads(
  services: Services,
  { file, name, format, mapping }: ImportOrder,
  progress: Progress,
): Promise<ImportStatus> {
  const { size } = await stat(file);
  const { intake } = services;
  const { importId } = await intake.post<{ importId: string }>('/v1/imports', {
    name,
    format,
    mapping,
  });
  const step = progress.begin('Importing leads', { total: size, unit: 'bytes' });
  const state = { bytes: 0, rows: 0 };
  const over = new AbortController();
  const show = () => step.at(state.bytes, `${state.rows.toLocaleString('en')} rows`);
  const watching = watch(services, importId, over.signal, (rows) => {
    state.rows = rows;
    show();
  });
  try {
    const done = await uploadFile<ImportStatus>(intake, {
      file,
      path: `/v1/imports/${importId}/rows`,
      contentType: mediaTypes[format],
      onProgress: (bytes) => {
        state.bytes = bytes;
        show();
      },
      onWait: () => progress.note('The upload broke off; it goes on where it stopped.'),
    });
    step.end(countsOf(done));
    return done;
  } catch (error) {
    step.end('not completed');
    throw error;
  } finally {
    over.abort();
    await watching;
  }
}

/** Counts of rows as one line. */
export function countsOf({ rows, created, matched, unchanged, failed }: ImportStatus): string {
  const n = (count: number) => count.toLocaleString('en');
  return `${n(rows)} rows: ${n(created)} new, ${n(matched)} updated, ${n(unchanged)} unchanged, ${n(failed)} with errors`;
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
      const { rows } = await services.intake.get<ImportStatus>(`/v1/imports/${importId}`);
      if (!over.aborted) onRows(rows);
    } catch {
      // Only progress is missing then; the upload itself says what is wrong.
    }
  }
}

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readPublishedPlaybook } from '@smarketing/playbook';
import { IANAZone } from 'luxon';
import { exitCodes, UsageError } from '../exit-codes.js';
import type { Services } from '../http/services.js';
import { personAt } from '../import-file/ask.js';
import { checkFile } from '../import-file/check-file.js';
import type { RowError } from '../import-file/format-row-error.js';
import { formatResult } from '../import-file/format-result.js';
import { formatOf } from '../import-file/import-format.js';
import {
  importLeads,
  mediaTypes,
  type ImportOrder,
  type ImportStatus,
} from '../import-file/import-leads.js';
import { knownEncoding } from '../import-file/known-encoding.js';
import { formatPresets } from '../import-file/list-presets.js';
import { prepareImport, type Prepared } from '../import-file/prepare-import.js';
import type { Hints, PlaybookTerms } from '../import-file/understand-file.js';
import { uploadFile } from '../http/upload-file.js';
import { formatDryRun, tryLeads, type DryRun } from '../import-upload/try-leads.js';
import { counted } from '../progress/counted.js';
import type { Progress } from '../progress/progress.js';
import { fileErrorOf } from '../read-file/file-errors.js';
import { WatchedFile } from '../read-file/watched-file.js';
import type { DateOrder } from '../recognise-columns/date-shapes.js';
import { presetNamed, presets } from '../recognise-columns/presets.js';
import { contextForWork } from './command-context.js';

const firstErrors = 10;

export interface ImportOptions {
  readonly mapping?: string;
  readonly preset?: string;
  readonly system?: string;
  readonly sheet?: string;
  readonly encoding?: string;
  readonly zone?: string;
  readonly dateOrder?: DateOrder;
  readonly yes?: boolean;
  readonly check?: boolean;
  readonly dryRun?: boolean;
  readonly name?: string;
  readonly format?: string;
  readonly json?: boolean;
}

export async function importFile(path: string, options: ImportOptions): Promise<void> {
  const file = await WatchedFile.at(path);
  const format = formatOf(path, options.format);
  const hints = hintsOf(options);
  const mapping = options.mapping === undefined ? undefined : await mappingAt(options.mapping);
  const encoding = knownEncoding(options.encoding);
  const wanted = { file, format, mapping, hints, sheet: options.sheet, encoding };
  if (options.check) return printChecked(await checkFile(wanted), options);
  const { services, progress, print, screen } = await contextForWork(options);
  const prepared = await prepareImport({
    ...wanted,
    name: options.name ?? basename(path),
    screen,
    isAgreed: options.yes ?? options.dryRun ?? false,
    person: options.json ? nobody : personAt(process.stdin, process.stdout),
    playbook: async () => playbookOf(services),
    say: (text) => {
      if (!options.json) console.log(`${text}\n`);
    },
  });
  if (options.dryRun) {
    const tried = await tryFile(services, prepared.order, progress);
    return print(tried, (screen) => formatDryRun(prepared.order.name, tried, screen));
  }
  const status = await importLeads(services, prepared.order, progress);
  const errors = status.failed > 0 ? await firstErrorsOf(services, status.importId) : [];
  print(resultOf(status, prepared, errors), (screen) => formatResult(status, errors, screen));
  if (status.failed > 0) process.exitCode = exitCodes.partly;
}

function printChecked(rows: number | undefined, { json }: ImportOptions): void {
  const said = rows === undefined ? 'leads can be read from it' : counted(rows, 'row');
  console.log(json ? JSON.stringify({ rows: rows ?? null }) : said);
}

async function tryFile(
  { intake }: Services,
  order: ImportOrder,
  progress: Progress,
): Promise<DryRun> {
  const send = (path: string) =>
    uploadFile<DryRun>(intake, {
      open: order.source.open,
      path,
      contentType: mediaTypes[order.format],
      onProgress: () => undefined,
      onWait: () =>
        progress.note('The upload was interrupted; the file is read from its beginning.'),
    });
  return tryLeads(intake, order, send, progress);
}

const nobody = { isThere: false, ask: async () => '' };

function hintsOf({ preset, system, zone, dateOrder, mapping }: ImportOptions): Hints {
  const hints = {
    preset: preset === undefined ? undefined : knownPreset(preset),
    system: system === undefined ? undefined : systemNamed(system),
    zone: zone === undefined ? undefined : knownZone(zone),
    dateOrder,
  };
  if (mapping !== undefined && Object.values(hints).some((hint) => hint !== undefined)) {
    throw new UsageError(
      'A mapping already covers that: leave out --preset, --system, --zone and --date-order, or --mapping.',
    );
  }
  return hints;
}

function knownPreset(name: string) {
  const preset = presetNamed(name);
  if (preset) return preset;
  const all = presets.map((one) => one.name).join(', ');
  throw new UsageError(
    `There is no preset ${name}. Known are ${all}; smarketing import mappings shows them.`,
  );
}

/** As intake takes it. */
function systemNamed(name: string): string {
  if (/^[a-z0-9][a-z0-9._-]{0,59}$/i.test(name.trim())) return name;
  throw new UsageError(
    `--system ${name} is not a name of a system. Use up to 60 letters, digits, dots, hyphens and underscores, such as --system crm.`,
  );
}

function knownZone(zone: string): string {
  if (IANAZone.isValidZone(zone)) return zone;
  throw new UsageError(
    `--zone ${zone} is not known. Pass an IANA time zone such as --zone Europe/Berlin or --zone UTC.`,
  );
}

async function mappingAt(path: string): Promise<{ path: string; text: string }> {
  try {
    return { path, text: await readFile(path, 'utf8') };
  } catch (error) {
    throw fileErrorOf(`The mapping ${path}`, error);
  }
}

async function playbookOf({ feedback }: Services): Promise<PlaybookTerms> {
  const { document } = await feedback.get('/v1/playbook');
  const { lists, calendars } = readPublishedPlaybook(document);
  return { lists, zone: calendars[0]?.zone ?? 'UTC' };
}

/** For machines. */
function resultOf(status: ImportStatus, prepared: Prepared, errors: readonly RowError[]) {
  const { matched: updated, ...counts } = status;
  const footer = prepared.survey?.footer?.lines.map(({ line }) => line) ?? [];
  return { ...counts, updated, mapping: prepared.mappingFile, linesLeftOut: footer, errors };
}

async function firstErrorsOf({ intake }: Services, importId: string): Promise<readonly RowError[]> {
  const { items } = await intake.get('/v1/imports/{id}/errors', {
    path: { id: importId },
    query: { limit: firstErrors },
  });
  return items;
}

export function listMappings({ json }: { readonly json?: boolean }): void {
  console.log(json ? JSON.stringify(presets, null, 2) : formatPresets(presets));
}

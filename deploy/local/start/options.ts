import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface StartOptions {
  /** End after the summary. */
  once: boolean;
  /** Where the summary goes as JSON. Absolute. */
  report: string | undefined;
  /** The folder of the Olist files, replayed instead of the demo company. Absolute. */
  olist: string | undefined;
  /** A file of leads, imported instead of the demo company. Absolute. */
  import: string | undefined;
  /** Of `smarketing import leads`, for that file. */
  importOptions: readonly string[];
  /** Delete the kept data first. */
  wipe: boolean;
  /** Of the simulated demo company. */
  seed: number | undefined;
  /** Simulated traffic after the summary. */
  live: boolean;
  /** Leave Kafka and MongoDB running at the end. */
  keepInfrastructure: boolean;
  help: boolean;
}

export const usage = `Usage: npm start -- [options]

Brings up Kafka, MongoDB and the five services, feeds them a demo company's quarter, prints the
summary, and continues with live simulated traffic until Ctrl-C.

  --once                 end after the summary
  --report FILE          also write the summary to FILE, as JSON
  --olist DIR            replay the Olist files of DIR instead of the demo company
  --import FILE          import a CRM export instead of the demo company; how its
                         columns were mapped is written to FILE.mapping.yaml in this folder
  --date-order, --mapping, --preset, --system, --zone, --sheet, --encoding, --name, --format
                         how to read that file, see "smarketing help import leads"
  --seed N               make another demo company (a whole number)
  --wipe                 delete the data of earlier runs first; downloads stay
  --no-live              no simulated traffic after the summary
  --keep-infrastructure  leave Kafka and MongoDB running at the end
  --help                 print this help

KAFKA_BROKERS and MONGODB_URI, both set, name servers of your own to use instead.
KAFKA_NAMESPACE is prefixed to the names of topics, consumer groups and databases.
`;

/** The files a replay of the Olist funnel reads. */
const olistFiles = [
  'olist_marketing_qualified_leads_dataset.csv',
  'olist_closed_deals_dataset.csv',
];

/** What `smarketing import leads` may be told of a file. */
const ofImport = {
  'date-order': { type: 'string' },
  mapping: { type: 'string' },
  preset: { type: 'string' },
  system: { type: 'string' },
  zone: { type: 'string' },
  sheet: { type: 'string' },
  encoding: { type: 'string' },
  name: { type: 'string' },
  format: { type: 'string' },
} as const;

/** The command line is wrong; the message says in what. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Reads the command line. Paths are taken from `directory`. Throws UsageError. */
export function readOptions(args: readonly string[], directory: string): StartOptions {
  const { values } = parse(args);
  if (values.import !== undefined && values.olist !== undefined) {
    throw new UsageError('--import and --olist: give one of the two.');
  }
  const importOptions = importOptionsOf(values, directory);
  if (values.import === undefined && importOptions.length > 0) {
    throw new UsageError(`${importOptions[0]} says how a file is imported: name it by --import.`);
  }
  return {
    once: values.once,
    report: values.report === undefined ? undefined : resolve(directory, values.report),
    olist: values.olist === undefined ? undefined : olistFolder(resolve(directory, values.olist)),
    import: values.import === undefined ? undefined : leadsFile(resolve(directory, values.import)),
    importOptions,
    wipe: values.wipe,
    seed: values.seed === undefined ? undefined : seedOf(values.seed),
    // Nobody wants made-up leads among his own.
    live: !values['no-live'] && values.import === undefined,
    keepInfrastructure: values['keep-infrastructure'],
    help: values.help,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        once: { type: 'boolean', default: false },
        report: { type: 'string' },
        olist: { type: 'string' },
        import: { type: 'string' },
        ...ofImport,
        seed: { type: 'string' },
        wipe: { type: 'boolean', default: false },
        'no-live': { type: 'boolean', default: false },
        'keep-infrastructure': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (cause) {
    // Node adds how to pass such a value as a positional, of which there are none here.
    const [sentence] = (cause as Error).message.split('. ');
    throw new UsageError(`${sentence}.`);
  }
}

/** As the command takes them; a path is taken from `directory`. */
function importOptionsOf(
  values: Readonly<Record<string, string | boolean | undefined>>,
  directory: string,
): string[] {
  return Object.keys(ofImport).flatMap((name) => {
    const value = values[name];
    if (typeof value !== 'string') return [];
    return [`--${name}`, name === 'mapping' ? existing(resolve(directory, value)) : value];
  });
}

function existing(mapping: string): string {
  if (statSync(mapping, { throwIfNoEntry: false })?.isFile()) return mapping;
  throw new UsageError(`--mapping: ${mapping} is not a file.`);
}

function olistFolder(folder: string): string {
  const missing = olistFiles.filter((file) => !existsSync(join(folder, file)));
  if (missing.length === 0) return folder;
  throw new UsageError(`--olist: ${folder} does not hold ${missing.join(' and ')}.`);
}

function leadsFile(file: string): string {
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
  throw new UsageError(`--import: ${file} is not a file. Name the export of your CRM.`);
}

function seedOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`--seed is ${text} and must be a whole number from 0 to 999999999.`);
}

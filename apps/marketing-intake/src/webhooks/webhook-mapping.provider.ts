import type { FieldProblem } from '../capture/capture-input.js';
import { looksPersonal } from '../capture/looks-personal.js';
import { cellKey } from '../imports/cell-key.js';
import { WrittenNumber } from '../imports/import-record.js';
import { asWritten } from '../imports/parse-json-as-written.js';
import { readMapping } from '../imports/read-mapping.js';
import { RowReader } from '../imports/read-row.js';
import { personalPlacesOf } from '../imports/refuse-personal-mapping.js';
import { parseJsonPath, valueAtPath, type JsonPath } from './json-path.js';
import type { GivenMapping, ReadWebhookMapping, WebhookMapping } from './webhook-mapping.js';

class PathMapping implements WebhookMapping {
  constructor(
    private readonly rows: RowReader,
    private readonly paths: ReadonlyMap<string, JsonPath>,
    private readonly only: ReadonlyMap<string, ReadonlySet<string>>,
  ) {}

  read(content: unknown): ReturnType<WebhookMapping['read']> {
    const valueOf = (path: string) => asWritten(valueAtPath(this.paths.get(path)!, content));
    for (const [path, wanted] of this.only) {
      if (!wanted.has(cellKey(textOf(valueOf(path))))) return undefined;
    }
    return this.rows.read(valueOf);
  }
}

const longestWanted = 200;

/** Reads a mapping, or says all that is wrong with it. Problems name places such as `mapping.columns.$.mail`. */
export function readWebhookMapping({
  mapping: given,
  only = {},
}: GivenMapping): ReadWebhookMapping {
  const problems: FieldProblem[] = [];
  const paths = new Map<string, JsonPath>();
  const addPath = (text: string, field: string) => {
    const { path, why } = parseJsonPath(text);
    if (path) paths.set(text, path);
    else problems.push({ field, why });
  };
  const { delimiter: _, encoding: __, ...ofJson } = given;
  for (const name of ['delimiter', 'encoding'].filter((one) => one in given)) {
    problems.push({ field: `mapping.${name}`, why: 'is of CSV files: leave it out' });
  }
  const { mapping, problems: faults = [] } = readMapping(ofJson);
  for (const { field, why } of faults) problems.push({ field: `mapping.${field}`, why });
  const { columns } = ofJson;
  if (typeof columns === 'object' && columns !== null) {
    for (const column of Object.keys(columns)) addPath(column, `mapping.columns.${column}`);
  }
  const wanted = new Map<string, ReadonlySet<string>>();
  for (const [path, values] of Object.entries(only)) {
    addPath(path, `only.${path}`);
    const words = Array.isArray(values) ? (values as unknown[]) : [values];
    if (words.length > 0 && words.every((word) => isWanted(word))) {
      wanted.set(path, new Set(words.map((word) => cellKey(String(word)))));
    } else problems.push({ field: `only.${path}`, why: 'must be a list of texts' });
  }
  if (mapping) {
    const isPersonal = (text: string) => !text.startsWith('$') && looksPersonal(text);
    for (const { field, why } of personalPlacesOf(mapping, isPersonal)) {
      problems.push({ field: `mapping.${field}`, why });
    }
  }
  if (problems.length > 0 || !mapping) return { problems };
  return { mapping: new PathMapping(new RowReader(mapping), paths, wanted) };
}

function isWanted(word: unknown): boolean {
  return (
    ['string', 'number', 'boolean'].includes(typeof word) && String(word).length <= longestWanted
  );
}

function textOf(value: unknown): string {
  if (value instanceof WrittenNumber) return value.text;
  const isText = typeof value === 'string' && value.length <= longestWanted;
  return isText || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

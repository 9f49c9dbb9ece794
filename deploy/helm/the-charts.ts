import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { runTool, tail } from '../local/infrastructure/tool.ts';

/** Each with the namespace that it is rendered for; its release is called as the chart. */
export const namespaces = { smarketing: 'smarketing', platform: 'kafka' } as const;

export type ChartName = keyof typeof namespaces;
export const chartNames = Object.keys(namespaces) as ChartName[];

export const folderOf = (chart: ChartName) => join(import.meta.dirname, chart);

/** What charts are tried with: the names of `ci/<name>-values.yaml`. */
export function valuesOf(chart: ChartName): string[] {
  return readdirSync(join(folderOf(chart), 'ci'))
    .filter((name) => name.endsWith('-values.yaml'))
    .map((name) => basename(name, '-values.yaml'))
    .toSorted();
}

export const valuesFile = (chart: ChartName, values: string) =>
  join(folderOf(chart), 'ci', `${values}-values.yaml`);

/** Where the manifests stand that come out of these values. */
export const renderedFile = (chart: ChartName, values: string) =>
  join(folderOf(chart), 'rendered', `${values}.yaml`);

/** The manifests, as `helm template` writes them. Throws where it refuses the values. */
export async function render(helm: string, chart: ChartName, values: string): Promise<string> {
  const { code, output } = await runTool(
    helm,
    [
      ...['template', chart, folderOf(chart), '--namespace', namespaces[chart]],
      ...['--values', valuesFile(chart, values)],
    ],
    { environment: process.env },
  );
  if (code !== 0) throw new Error(`helm cannot render ${chart} with ${values}:\n${tail(output)}`);
  return output;
}

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  // oxlint-disable-next-line typescript/no-explicit-any -- of any kind
  readonly spec?: any;
  readonly data?: Readonly<Record<string, string>>;
}

/** The manifests that stand there. */
export function readRendered(chart: ChartName, values: string): Manifest[] {
  const text = readFileSync(renderedFile(chart, values), 'utf8');
  // As Kubernetes reads it.
  return parseAllDocuments(text, { version: '1.1' }).map((document) => {
    if (document.errors.length > 0) throw document.errors[0]!;
    return document.toJS() as Manifest;
  });
}

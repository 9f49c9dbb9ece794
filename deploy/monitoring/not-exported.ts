import { matches, readQuery, type Selector } from './promql.ts';
import type { Query } from './the-queries.ts';

type Labels = Readonly<Record<string, string>>;

/** Series name → the labels of its samples; none where only its type was said. */
type Exported = ReadonlyMap<string, readonly Labels[]>;

/** Prometheus makes them itself. */
const ofPrometheus = ['up', 'ALERTS'];
const labelsOfPrometheus = ['job', 'instance', 'alertname'];
/** An answer that fails is nothing that a system in good order has. */
const mayBeMissing = ['status'];

/**
 * What the queries read and none of the `/metrics` pages has, a sentence each. `recorded`: what rules
 * record.
 */
export function notExported(
  pages: readonly string[],
  queries: readonly Query[],
  recorded: readonly string[],
): string[] {
  const exported = readPages(pages);
  const known = new Set([...ofPrometheus, ...recorded]);
  return queries.flatMap(({ place, promql }) => {
    const { selectors, labels } = readQuery(promql);
    const asked = selectors.filter(({ metric }) => !known.has(metric));
    const missing = asked.flatMap((selector) => missingOf(selector, exported));
    const grouped = missing.length > 0 ? [] : unknownLabels(asked, labels, exported);
    return [...missing, ...grouped].map((sentence) => `${place}: ${sentence}`);
  });
}

function missingOf({ metric, matchers }: Selector, exported: Exported): string[] {
  const samples = exported.get(metric);
  if (!samples) return [`no service exports ${metric}`];
  const asked = matchers.filter(({ label }) => !mayBeMissing.includes(label));
  const isThere = samples.some((labels) =>
    asked.every((matcher) => matches(matcher, labels[matcher.label] ?? '')),
  );
  if (samples.length === 0 || isThere) return [];
  const wanted = asked.map(({ label, operator, value }) => `${label}${operator}"${value}"`);
  return [`${metric} is not exported with ${wanted.join(', ')}`];
}

function unknownLabels(
  asked: readonly Selector[],
  labels: readonly string[],
  exported: Exported,
): string[] {
  const samples = asked.map(({ metric }) => exported.get(metric)!);
  if (samples.length === 0 || samples.some((of) => of.length === 0)) return [];
  const known = new Set([...labelsOfPrometheus, ...samples.flat().flatMap(Object.keys)]);
  return labels.filter((label) => !known.has(label)).map((label) => `nothing has a label ${label}`);
}

function readPages(pages: readonly string[]): Exported {
  const exported = new Map<string, Labels[]>();
  const lines = pages.flatMap((page) => page.split('\n'));
  for (const line of lines) {
    const [, family, type] = /^# TYPE (\w+) (\w+)$/.exec(line) ?? [];
    const suffixes = type === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
    for (const suffix of family ? suffixes : []) {
      if (!exported.has(family + suffix)) exported.set(family + suffix, []);
    }
    const [, series, labels = ''] = /^(\w+)(?:\{(.*)\})? \S+$/.exec(line) ?? [];
    const pairs = [...labels.matchAll(/\b(\w+)="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]);
    if (series) exported.get(series)?.push(Object.fromEntries(pairs) as Labels);
  }
  return exported;
}

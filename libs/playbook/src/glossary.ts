import { repeatedIds, type Finding } from './finding.js';
import { identifier, keyed, listOf, oneOf, text, type Schema } from './schema.js';

/** What a metric is counted in. `share` is a number from 0 to 1; `money` is minor units. */
export const metricUnits = ['count', 'share', 'days', 'minutes', 'points', 'money'] as const;
export type MetricUnit = (typeof metricUnits)[number];

export type Term = { term: string; means: string };

/** A figure that both teams read alike: the formula is a plain sentence. */
export type Metric = { id: string; name: string; formula: string; unit: MetricUnit };

export type Glossary = { terms: Term[]; metrics: Metric[] };

export const glossarySchema: Schema<Glossary> = keyed<Glossary>({
  terms: listOf(keyed<Term>({ term: text(60), means: text(500) }), 'terms', 0, 200),
  metrics: listOf(
    keyed<Metric>({
      id: identifier(),
      name: text(80),
      formula: text(500),
      unit: oneOf(metricUnits),
    }),
    'metrics',
    1,
    200,
  ),
});

export function checkGlossary({ glossary }: { glossary?: Glossary }): Finding[] {
  if (!glossary) return [];
  return [
    ...repeatedIds(['glossary', 'terms'], glossary.terms, 'term'),
    ...repeatedIds(['glossary', 'metrics'], glossary.metrics),
  ];
}

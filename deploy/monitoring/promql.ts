import { parser } from '@prometheus-io/lezer-promql';

export interface Matcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

export interface Selector {
  readonly metric: string;
  readonly matchers: readonly Matcher[];
}

/** What a query reads, and by which labels it groups that. */
export interface ReadQuery {
  readonly selectors: readonly Selector[];
  readonly labels: readonly string[];
}

export class InvalidQueryError extends Error {
  override readonly name = 'InvalidQueryError';

  constructor(
    readonly query: string,
    readonly at: number,
  ) {
    super(`PromQL cannot be read from "${query.slice(at, at + 30)}" on in: ${query}`);
  }
}

/** A variable of Grafana stands for five minutes, or for any text. Throws {@link InvalidQueryError}. */
export function readQuery(query: string): ReadQuery {
  const promql = query.replaceAll(/\$__\w+/g, '5m').replaceAll('$service', '.+');
  const selectors: { metric: string; matchers: Matcher[] }[] = [];
  const labels: string[] = [];
  parser.parse(promql).iterate({
    enter({ type, name, from, to, node }) {
      const text = promql.slice(from, to);
      if (type.isError) throw new InvalidQueryError(promql, from);
      if (name === 'VectorSelector') selectors.push({ metric: '', matchers: [] });
      if (name === 'Identifier') selectors.at(-1)!.metric = text;
      if (name === 'UnquotedLabelMatcher') selectors.at(-1)!.matchers.push(matcherOf(text));
      if (name === 'LabelName' && node.parent?.name === 'GroupingLabels') labels.push(text);
    },
  });
  return { selectors, labels };
}

function matcherOf(text: string): Matcher {
  const [, label, operator, value] = /^(\w+)\s*(=~|!~|!=|=)\s*"(.*)"$/s.exec(text)!;
  return { label: label!, operator: operator as Matcher['operator'], value: value! };
}

/** As Prometheus compares them: regular expressions have to fit the whole value. */
export function matches({ operator, value }: Matcher, label: string): boolean {
  const fits = operator.includes('~') ? new RegExp(`^(?:${value})$`).test(label) : label === value;
  return operator.startsWith('!') ? !fits : fits;
}

import { describe, expect, it } from 'vitest';
import { dashboards } from '../dashboards/dashboards.ts';
import { notExported } from '../not-exported.ts';
import { readQuery } from '../promql.ts';
import { panelsOf, readRules, theQueries } from '../the-queries.ts';

const recorded = new Set(readRules().flatMap(({ record }) => record ?? []));

describe('the queries of rules and dashboards', () => {
  it.each(theQueries())('are PromQL: $place', ({ promql }) => {
    const { selectors } = readQuery(promql);
    expect(selectors.length).toBeGreaterThan(0);
    const records = selectors.map(({ metric }) => metric).filter((metric) => metric.includes(':'));
    expect(records.filter((record) => !recorded.has(record))).toEqual([]);
  });
});

describe.each(Object.keys(dashboards))('the dashboard %s', (name) => {
  const panels = panelsOf(name);

  it('can be pointed to any Prometheus', () => {
    const variable = dashboards[name]!.templating.list?.[0];
    expect(variable).toMatchObject({ type: 'datasource', name: 'datasource', query: 'prometheus' });
    const sources = panels.map(({ datasource }) => datasource?.uid);
    expect(new Set(sources)).toEqual(new Set(['${datasource}']));
  });

  it.each(panels.map((panel) => [panel.title, panel] as const))(
    'says of the panel %s what it shows, and in which unit',
    (title, { description, fieldConfig, targets }) => {
      expect(title).toMatch(/\w/);
      expect(description).toMatch(/\.$/);
      expect(fieldConfig?.defaults.unit).toMatch(/\w/);
      expect(targets?.length).toBeGreaterThan(0);
    },
  );

  it('gives no two panels the same title', () => {
    const titles = panels.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });
});

describe('a query is found out', () => {
  const page = `# HELP bus_lag_seconds Age.
# TYPE bus_lag_seconds gauge
bus_lag_seconds{lane="live",service="feedback"} 0
# TYPE bus_shed_total counter
# TYPE bus_apply_seconds histogram
bus_apply_seconds_bucket{le="5",lane="live",service="feedback"} 7
bus_apply_seconds_bucket{le="+Inf",lane="live",service="feedback"} 9
bus_apply_seconds_sum{lane="live",service="feedback"} 3.5e-7
bus_apply_seconds_count{lane="live",service="feedback"} 9
`;
  const faults = (promql: string) => notExported([page], [{ place: 'x', promql }], ['a:b:c']);

  it.each([
    ['a metric', 'bus_lag_second', 'x: no service exports bus_lag_second'],
    ['a series of a metric', 'bus_lag_seconds_count', 'no service exports bus_lag_seconds_count'],
    ['a bucket', 'bus_apply_seconds_bucket{le=~"4|4[.]0"}', 'is not exported with le=~"4|4[.]0"'],
    ['a value', 'rate(bus_lag_seconds{lane="lives"}[5m])', 'is not exported with lane="lives"'],
    ['a label', 'bus_lag_seconds{line="live"}', 'is not exported with line="live"'],
    ['a group', 'sum by (team) (bus_lag_seconds)', 'nothing has a label team'],
    ['what no rule records', 'a:b:d > 1', 'no service exports a:b:d'],
  ])('that reads %s that is not there', (_, promql, fault) => {
    expect(faults(promql)).toEqual([expect.stringContaining(fault)]);
  });

  it.each([
    'sum by (le, instance) (rate(bus_apply_seconds_bucket{service=~"$service", le=~"5|5[.]0"}[$__rate_interval])) / up',
    'a:b:c > 1 unless on (service) bus_lag_seconds{lane!="bulk"}',
    'rate(bus_shed_total{way="read"}[5m])',
  ])('unless all of it is: %s', (promql) => {
    expect(faults(promql)).toEqual([]);
  });

  it('where it is not PromQL', () => {
    expect(() => readQuery('sum by (service (rate(x[5m]))')).toThrow('PromQL cannot be read from');
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard';
import { parse } from 'yaml';
import { dashboards } from './dashboards/dashboards.ts';

export interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A query, and where it stands. */
export interface Query {
  readonly place: string;
  readonly promql: string;
}

export function readRules(): Rule[] {
  const text = readFileSync(join(import.meta.dirname, 'rules.yaml'), 'utf8');
  const { groups } = parse(text) as { groups: { rules: Rule[] }[] };
  return groups.flatMap(({ rules }) => rules);
}

export function panelsOf(name: string): Panel[] {
  const panels: (Panel | RowPanel)[] = dashboards[name]!.panels ?? [];
  return panels.filter((panel): panel is Panel => panel.type !== 'row');
}

/** Of all rules and dashboards. */
export function theQueries(): Query[] {
  const ofRules = readRules().map(({ alert, record, expr }) => ({
    place: (alert ?? record)!,
    promql: expr,
  }));
  const ofDashboards = Object.keys(dashboards).flatMap((name) =>
    panelsOf(name).flatMap(({ title, targets = [] }) =>
      targets.map((target) => ({
        place: `${name}, ${title}`,
        promql: (target as unknown as { expr: string }).expr,
      })),
    ),
  );
  return [...ofRules, ...ofDashboards];
}

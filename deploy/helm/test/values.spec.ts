import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partitionsPerStream, services } from '@smarketing/contracts';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { chartNames, folderOf } from '../the-charts.ts';
import { serviceSettings } from '../../local/start/the-services.ts';

interface Schema {
  additionalProperties?: unknown;
  properties?: Record<string, Schema>;
  type?: string;
  $defs?: Record<string, Schema>;
}

const root = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const schemaOf = (chart: (typeof chartNames)[number]) =>
  JSON.parse(readFileSync(join(folderOf(chart), 'values.schema.json'), 'utf8')) as Schema;

/** The paths of all objects with known properties that others are allowed beside. */
function openIn(schema: Schema, path = ''): string[] {
  const below = Object.entries({ ...schema.properties, ...schema.$defs });
  const open = schema.properties && schema.additionalProperties !== false ? [path] : [];
  return [...open, ...below.flatMap(([name, one]) => openIn(one, `${path}/${name}`))];
}

describe.each(chartNames)('the values of %s', (chart) => {
  it('are all known: a misspelt one is refused at every depth', () => {
    expect(openIn(schemaOf(chart))).toEqual([]);
  });

  it('have the version of the product', () => {
    const about = parse(readFileSync(join(folderOf(chart), 'Chart.yaml'), 'utf8')) as object;
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect(about).toMatchObject({ version, appVersion: version });
  });
});

describe('the variables of the services', () => {
  const { settings, files } = schemaOf('smarketing').$defs!;
  const ofChart = [...Object.keys(settings!.properties!), ...Object.keys(files!.properties!)];
  const documented = new Set(read('deploy/README.md').match(/\b[A-Z][A-Z0-9_]+\b(?=`)/g));

  it('that the chart takes are all explained in deploy/README.md', () => {
    expect(ofChart.filter((name) => !documented.has(name))).toEqual([]);
  });

  it('that may be changed at a start are all taken by the chart', () => {
    const secret = ['OTEL_EXPORTER_OTLP_HEADERS'];
    expect(serviceSettings.filter((name) => ![...ofChart, ...secret].includes(name))).toEqual([]);
  });

  it('that are keys are all taken as files', () => {
    const keys = ['ACTOR_KEY', ...Object.values(services).flatMap(({ variables }) => variables)];
    expect(Object.keys(files!.properties!)).toEqual(
      expect.arrayContaining(keys.map((key) => `${key}_FILE`)),
    );
  });
});

it('an autoscaler is not to make more pods than a topic has partitions', () => {
  const { defaults } = parse(read('deploy/helm/smarketing/values.yaml')) as {
    defaults: { autoscaling: { maxReplicas: number } };
  };
  expect(defaults.autoscaling.maxReplicas).toBe(partitionsPerStream);
});

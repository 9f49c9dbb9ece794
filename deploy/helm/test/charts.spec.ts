import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTool } from '../../local/infrastructure/tool.ts';
import { findChartTools } from '../../tools/chart-tools.ts';
import { chartNames, folderOf, render, renderedFile, valuesFile, valuesOf } from '../the-charts.ts';

const tools = await findChartTools(process.env);
const cases = chartNames.flatMap((chart) =>
  valuesOf(chart).map((values) => [chart, values] as const),
);

it.each(chartNames)('%s has rendered manifests for each of its values, and no others', (chart) => {
  const there = readdirSync(join(folderOf(chart), 'rendered')).toSorted();
  expect(there).toEqual(valuesOf(chart).map((values) => `${values}.yaml`));
});

describe.skipIf(!tools)(
  'helm (skipped where it is not found: npm run deploy:tools builds it)',
  { timeout: 60_000 },
  () => {
    const run = (program: string, ...words: string[]) =>
      runTool(program, words, { environment: process.env });

    it.each(cases)('finds nothing in %s with the values %s', async (chart, values) => {
      const linted = ['lint', '--strict', folderOf(chart), '--values', valuesFile(chart, values)];
      const { code, output } = await run(tools!.helm, ...linted);
      expect(code, output).toBe(0);
      expect(output).not.toMatch(/\[WARNING\]|level=WARN/);
    });

    it.each(cases)(
      'makes of %s with the values %s what is in the repository (npm run deploy:render)',
      async (chart, values) => {
        const rendered = await render(tools!.helm, chart, values);
        expect(rendered).toBe(readFileSync(renderedFile(chart, values), 'utf8'));
      },
    );

    it.each(chartNames)('has every case of %s/tests end as expected', async (chart) => {
      const { code, output } = await run(tools!.helmUnittest, '--strict', folderOf(chart));
      expect(code, output).toBe(0);
    });
  },
);

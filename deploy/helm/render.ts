/** `npm run deploy:render`: writes what each chart makes of each of its `ci/*-values.yaml`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { findChartTools } from '../tools/chart-tools.ts';
import { readOptions } from '../tools/read-options.ts';
import { chartNames, render, renderedFile, valuesOf } from './the-charts.ts';

const usage = `Usage: npm run deploy:render

Writes what each chart makes of each of its ci/*-values.yaml to its folder rendered/.
`;
readOptions(usage, {});
const tools = await findChartTools(process.env);
if (!tools) {
  console.error('helm is missing: build it by "npm run deploy:tools".');
  process.exit(1);
}
for (const chart of chartNames) {
  for (const values of valuesOf(chart)) {
    const file = renderedFile(chart, values);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await render(tools.helm, chart, values));
  }
}

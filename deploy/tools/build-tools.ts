/**
 * `npm run deploy:tools`: builds helm and helm-unittest, with which the specs of the charts run.
 * With `--if-possible` it is no failure where they cannot be built.
 */
import { buildChartTools, ToolsOutOfReachError } from './chart-tools.ts';

const ifPossible = process.argv.includes('--if-possible');
try {
  const { helm, helmUnittest } = await buildChartTools(process.env, (step) => console.log(step));
  console.log(`helm is ${helm}\nhelm-unittest is ${helmUnittest}`);
} catch (error) {
  console.error((error as Error).message);
  const excused = ifPossible && error instanceof ToolsOutOfReachError;
  process.exitCode = excused ? 0 : 1;
}

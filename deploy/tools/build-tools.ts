/** `npm run deploy:tools`: builds helm and helm-unittest, with which the specs of the charts run. */
import { buildChartTools, ToolsOutOfReachError } from './chart-tools.ts';
import { readOptions } from './read-options.ts';

const usage = `Usage: npm run deploy:tools -- [options]

Builds helm and helm-unittest once per user, with which npm test checks the charts.

  --if-possible  also succeeds where they cannot be built
`;
const { 'if-possible': ifPossible } = readOptions(usage, {
  'if-possible': { type: 'boolean', default: false },
});
try {
  const { helm, helmUnittest } = await buildChartTools(process.env, (step) => console.log(step));
  console.log(`helm is ${helm}\nhelm-unittest is ${helmUnittest}`);
} catch (error) {
  console.error((error as Error).message);
  const excused = ifPossible && error instanceof ToolsOutOfReachError;
  process.exitCode = excused ? 0 : 1;
}

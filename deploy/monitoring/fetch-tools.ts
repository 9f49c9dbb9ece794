/** `npm run monitoring:tools`: fetches promtool, with which the specs of the rules run it. */
import { fetchPromtool } from './promtool.ts';

try {
  console.log(`promtool is ${await fetchPromtool(process.env)}`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

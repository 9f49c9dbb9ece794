/** `npm run bench`: measures. See README.md beside this file. */
import { runBuilt } from '../workspace/run-built.mjs';

await runBuilt('test/bench/bench.ts', { projects: ['test/bench/tsconfig.build.json'] });

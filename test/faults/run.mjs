/**
 * `npm run faults`: the fault campaign; `-- --help` says how. With `-- --seeded-bugs` sees each of the
 * bus's seeded bugs caught by the campaign's checker.
 */
import { runBuilt } from '../workspace/run-built.mjs';

const bugs = '--seeded-bugs';
const asked = process.argv.slice(2);
const program = asked.includes(bugs) ? 'seeded-bugs/run.ts' : 'campaign/main.ts';

await runBuilt(`test/faults/${program}`, { args: asked.filter((option) => option !== bugs) });

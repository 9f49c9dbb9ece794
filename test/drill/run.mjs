/** `npm run deploy:drill`: restores backups, loses databases, and counts again; `-- --help` says how. */
import { runBuilt } from '../workspace/run-built.mjs';

await runBuilt('test/drill/main.ts', { args: process.argv.slice(2) });

/** `npm run abuse`: attacks a system of its own. See README.md beside this file. */
import { runBuilt } from '../workspace/run-built.mjs';

await runBuilt('test/abuse/abuse.ts');

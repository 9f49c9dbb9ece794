/** `npm run foreign`: lets other Kafka clients at a system of its own. See README.md beside this file. */
import { runBuilt } from '../workspace/run-built.mjs';

await runBuilt('test/foreign/main.ts');

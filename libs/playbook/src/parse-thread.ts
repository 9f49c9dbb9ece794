import { parentPort, workerData } from 'node:worker_threads';
import { InvalidPlaybookError } from './invalid-playbook.js';
import type { Parsed } from './parse-apart.js';
import { parsePlaybook } from './parse-playbook.js';

parentPort!.postMessage(parsed(workerData as string | object));

function parsed(source: string | object): Parsed {
  try {
    return { playbook: parsePlaybook(source) };
  } catch (error) {
    if (error instanceof InvalidPlaybookError) return { problems: error.problems };
    const found = error instanceof RangeError ? 'nests too deeply' : 'cannot be read';
    return { problems: [{ path: 'document', found, allowed: 'a playbook' }] };
  }
}

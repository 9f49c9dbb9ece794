import { Worker } from 'node:worker_threads';
import { InvalidPlaybookError, type PlaybookProblem } from './invalid-playbook.js';
import { parsePlaybook } from './parse-playbook.js';
import type { Playbook } from './playbook.js';

/** A document that takes longer is none that people have written. */
const longestMs = 30_000;
/** An object that is no longer than this as JSON is checked in no time. */
const smallBytes = 64 * 1024;
// From the sources as from the build, since a thread needs what is built.
const thread = new URL('../dist/parse-thread.js', import.meta.url);

export type Parsed = { playbook: Playbook } | { problems: readonly PlaybookProblem[] };

/**
 * `parsePlaybook` in a thread of its own where it may take long: text, and large objects, hold up nobody
 * else. Throws {@link InvalidPlaybookError} as that does.
 */
export async function parsePlaybookApart(source: string | object): Promise<Playbook> {
  if (typeof source === 'object' && JSON.stringify(source).length <= smallBytes) {
    return parsePlaybook(source);
  }
  const worker = new Worker(thread, {
    workerData: source,
    // Those of the process may tell it where to find sources, which a thread cannot read.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 96 },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const parsed = await new Promise<Parsed>((resolve, reject) => {
      timer = setTimeout(() => resolve(unreadable('takes too long to read')), longestMs);
      worker.once('message', resolve);
      worker.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(unreadable('is too large to read'));
        else reject(error);
      });
    });
    if ('playbook' in parsed) return parsed.playbook;
    throw new InvalidPlaybookError(parsed.problems);
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function unreadable(found: string): Parsed {
  return { problems: [{ path: 'document', found, allowed: 'a playbook of up to 256 KB' }] };
}

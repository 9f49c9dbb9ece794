import { Worker } from 'node:worker_threads';
import { InvalidPlaybookError, type PlaybookProblem } from './invalid-playbook.js';
import type { Playbook } from './playbook.js';

/** A document that takes longer is none that people have written. */
const longest = 10_000;
// From the sources as from the build, since a thread needs what is built.
const thread = new URL('../dist/parse-thread.js', import.meta.url);

export type Parsed = { playbook: Playbook } | { problems: readonly PlaybookProblem[] };

/**
 * `parsePlaybook` in a thread of its own: a large document holds up nobody else. Throws
 * {@link InvalidPlaybookError} as that does.
 */
export async function parsePlaybookApart(source: string | object): Promise<Playbook> {
  const worker = new Worker(thread, {
    workerData: source,
    resourceLimits: { maxOldGenerationSizeMb: 96 },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const parsed = await new Promise<Parsed>((resolve, reject) => {
      timer = setTimeout(() => resolve(unreadable('takes too long to read')), longest);
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

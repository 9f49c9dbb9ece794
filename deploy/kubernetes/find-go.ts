import type { Building } from './building.ts';
import { runProgram } from './run-program.ts';

/** From 1.21 on Go fetches by itself the release that a module asks for. */
const oldestGo = [1, 21] as const;

/** There is no usable Go here; the message says so in a sentence. */
export class NoGoError extends Error {
  override readonly name = 'NoGoError';
}

/** For whoever is about to call it. Throws {@link NoGoError}. */
export async function needGo({ environment, signal }: Building): Promise<void> {
  const { code, said } = await runProgram('go', ['version'], { environment, signal });
  signal.throwIfAborted();
  const reason = reasonIn(code === 0 ? said : undefined);
  if (reason) throw new NoGoError(reason);
}

/** Reads the answer of `go version`; undefined stands for a Go that is missing. */
export function reasonIn(answer: string | undefined): string | undefined {
  const wanted = `Go ${oldestGo.join('.')} or later, with which Kubernetes is built`;
  if (answer === undefined) return `There is no ${wanted}.`;
  const [, major, minor] = /\bgo(\d+)\.(\d+)/.exec(answer) ?? [];
  if (major === undefined) return `\`go version\` does not name a release of ${wanted}.`;
  const isOld = Number(major) === oldestGo[0] && Number(minor) < oldestGo[1];
  return isOld ? `Go ${major}.${minor} is here, but not ${wanted}.` : undefined;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { childEnvironment } from '../infrastructure/child-environment.ts';

/** The compiler in watch mode, over a service and the libraries that it uses. */
export class CompileOnChange {
  readonly #compiler: ChildProcess;
  readonly #whenCompiled = Promise.withResolvers<void>();

  /** `say` gets what the compiler says of faults. */
  constructor(root: string, service: string, say: (text: string) => void) {
    const options = ['-b', '--watch', '--preserveWatchOutput', `apps/${service}/tsconfig.json`];
    this.#compiler = spawn(process.execPath, ['node_modules/typescript7/bin/tsc', ...options], {
      cwd: root,
      env: childEnvironment(process.env),
      stdio: ['ignore', 'pipe', 'inherit'],
      // A group of its own: the program is one that runs another.
      detached: true,
    });
    this.#compiler.stdout!.setEncoding('utf8').on('data', (text: string) => {
      const outcome = /Found (\d+) errors?/.exec(text);
      if (outcome?.[1] === '0') this.#whenCompiled.resolve();
      if (/error TS\d+/.test(text) || (outcome && outcome[1] !== '0')) say(text.trim());
    });
    this.#compiler.once('exit', (code) =>
      this.#whenCompiled.reject(new Error(`The compiler ended with ${code}.`)),
    );
    this.#compiler.once('error', (error) => this.#whenCompiled.reject(error));
    this.#whenCompiled.promise.catch(() => {});
  }

  /** Without a fault for the first time. */
  whenCompiled(): Promise<void> {
    return this.#whenCompiled.promise;
  }

  stop(): void {
    const { pid, exitCode, signalCode } = this.#compiler;
    if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid);
  }
}

import type { Environment } from './environment.ts';
import { RotatedFile } from './rotated-file.ts';

/** A secret, which nothing shows that prints or logs what holds it. */
export class Secret {
  readonly #source: string | RotatedFile;

  constructor(source: string | RotatedFile) {
    this.#source = source;
  }

  /** Of a file what is in it now, without the line's end. */
  reveal(): string {
    if (typeof this.#source === 'string') return this.#source;
    return this.#source
      .read()
      .toString('utf8')
      .replace(/\r?\n$/, '');
  }
}

/**
 * The variable, or what is in the file that `<name>_FILE` names; undefined where neither is set, or
 * where it is wrong, which is noted in a sentence that does not repeat the secret.
 */
export function readSecret(env: Environment, name: string, problems: string[]): Secret | undefined {
  const { [name]: text, [`${name}_FILE`]: path } = env;
  if (text && path) problems.push(`Set ${name} or ${name}_FILE, not both.`);
  else if (text) return new Secret(text);
  else if (path) {
    const secret = new Secret(new RotatedFile(path));
    const problem = whyNotReadable(secret);
    if (!problem) return secret;
    problems.push(`${name}_FILE names ${path}, which ${problem}: name a file with the secret.`);
  }
  return undefined;
}

function whyNotReadable(secret: Secret): string | undefined {
  try {
    return secret.reveal() === '' ? 'is empty' : undefined;
  } catch {
    return 'cannot be read';
  }
}

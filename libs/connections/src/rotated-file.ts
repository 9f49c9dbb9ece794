import { readFileSync } from 'node:fs';

/** What a file holds, read anew for each use: one that was replaced counts from the next connection on. */
export class RotatedFile {
  readonly path: string;
  #last: Buffer | undefined;

  constructor(path: string) {
    this.path = path;
  }

  /** While it is being replaced, what it held before. Throws where it could never be read. */
  read(): Buffer {
    try {
      const content = readFileSync(this.path);
      if (content.length > 0) this.#last = content;
    } catch (error) {
      if (!this.#last) throw error;
    }
    return this.#last ?? Buffer.alloc(0);
  }
}

import { open, stat, type FileHandle } from 'node:fs/promises';
import { ChangedFileError, fileErrorOf, UnusableFileError } from './file-errors.js';

const blockSize = 256 * 1024;

/** A file that is read more than once, and must be the same each time. */
export class WatchedFile {
  private constructor(
    readonly path: string,
    readonly size: number,
    private readonly identity: string,
  ) {}

  static async at(path: string): Promise<WatchedFile> {
    await mustBeFile(path);
    return withHandle(path, async (handle) => {
      const found = await handle.stat();
      if (found.size === 0) throw new UnusableFileError(path, 'is empty. Export it again.');
      return new WatchedFile(path, found.size, identityOf(found));
    });
  }

  async beginning(bytes: number): Promise<Buffer> {
    return withHandle(this.path, async (handle) => {
      const buffer = Buffer.alloc(Math.min(bytes, this.size));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
      return buffer.subarray(0, bytesRead);
    });
  }

  /** Throws ChangedFileError before it ends where the file is not the one that was first seen. */
  async *bytes(): AsyncGenerator<Buffer> {
    const handle = await open(this.path).catch((error: unknown) => {
      throw fileErrorOf(this.path, error);
    });
    try {
      for (let at = 0; ;) {
        const buffer = Buffer.allocUnsafe(blockSize);
        const { bytesRead } = await handle.read(buffer, 0, blockSize, at);
        if (bytesRead === 0) break;
        at += bytesRead;
        if (at > this.size) throw new ChangedFileError(this.path);
        yield buffer.subarray(0, bytesRead);
      }
      if (identityOf(await handle.stat()) !== this.identity) throw new ChangedFileError(this.path);
    } catch (error) {
      throw fileErrorOf(this.path, error);
    } finally {
      await handle.close();
    }
    await this.mustBeUnchanged();
  }

  /** Also where another file has been put in its place. */
  async mustBeUnchanged(): Promise<void> {
    await withHandle(this.path, async (handle) => {
      if (identityOf(await handle.stat()) !== this.identity) throw new ChangedFileError(this.path);
    });
  }
}

/** Looked at before it is opened: to open a pipe waits for whoever writes into it. */
async function mustBeFile(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    throw fileErrorOf(path, error);
  });
  if (found.isDirectory()) throw new UnusableFileError(path, 'is a directory. Name a file in it.');
  if (!found.isFile()) {
    const why = 'is not a file but a pipe or a device. Write its output to a file first.';
    throw new UnusableFileError(path, why);
  }
}

function identityOf(found: { dev: number; ino: number; size: number; mtimeMs: number }): string {
  return [found.dev, found.ino, found.size, found.mtimeMs].join('/');
}

async function withHandle<R>(path: string, work: (handle: FileHandle) => Promise<R>): Promise<R> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    return await work(handle);
  } catch (error) {
    throw fileErrorOf(path, error);
  } finally {
    await handle?.close();
  }
}

import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { UnusableFileError } from '../read-file/file-errors.js';

/** Of all parts together, as the archive says; a part that turns out larger than it says is broken. */
export const mostUnpacked = 1024 ** 3;
const mostParts = 10_000;

const again = 'Open it in your spreadsheet program and save it again as .xlsx, or as CSV (UTF-8).';

export function brokenWorkbook(path: string, cause?: unknown): UnusableFileError {
  return new UnusableFileError(path, `is a damaged workbook. ${again}`, { cause });
}

/** The parts of a workbook, which is a zip archive. */
export class Parts {
  private constructor(
    private readonly path: string,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  static async of(path: string): Promise<Parts> {
    const zip = await opened(path);
    try {
      const entries = new Map<string, Entry>();
      let unpacked = 0;
      for await (const entry of zip.eachEntry()) {
        unpacked += entry.uncompressedSize;
        if (unpacked > mostUnpacked || entries.size >= mostParts) throw tooLarge(path);
        if (entry.isEncrypted()) {
          throw new UnusableFileError(path, 'is protected by a password. Save it without one.');
        }
        // Names of parts are compared without their letter case.
        entries.set(entry.fileName.toLowerCase(), entry);
      }
      return new Parts(path, entries);
    } catch (error) {
      throw error instanceof UnusableFileError ? error : brokenWorkbook(path, error);
    } finally {
      zip.close();
    }
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** The text of a part, block by block. Throws UnusableFileError. */
  async *text(name: string): AsyncGenerator<string> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw brokenWorkbook(this.path);
    const zip = await opened(this.path);
    let stream: Readable | undefined;
    try {
      stream = await zip.openReadStreamPromise(entry);
      let decoder: InstanceType<typeof TextDecoder> | undefined;
      for await (const block of stream as AsyncIterable<Buffer>) {
        decoder ??= new TextDecoder(encodingOf(block));
        yield decoder.decode(block, { stream: true });
      }
      yield decoder?.decode() ?? '';
    } catch (error) {
      throw error instanceof UnusableFileError ? error : brokenWorkbook(this.path, error);
    } finally {
      stream?.destroy();
      zip.close();
    }
  }
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false });
  } catch (error) {
    throw brokenWorkbook(path, error);
  }
}

function tooLarge(path: string): UnusableFileError {
  return new UnusableFileError(
    path,
    'unpacks to more than 1 GB. Save its sheet as CSV (UTF-8), which may have any size.',
  );
}

/** XML is UTF-8 unless it begins with the mark of UTF-16. */
function encodingOf([first, second]: Buffer): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

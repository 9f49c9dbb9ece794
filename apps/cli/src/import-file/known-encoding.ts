import { UsageError } from '../exit-codes.js';

/** An encoding by any of its names, as the WHATWG lists them. */
export function knownEncoding(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  try {
    return new TextDecoder(name).encoding;
  } catch (error) {
    throw new UsageError(
      `--encoding ${name} is not known. Known are utf-8, windows-1250 to windows-1258, iso-8859-2, koi8-r, macintosh, shift_jis, euc-jp, gbk, big5, euc-kr and others.`,
      { cause: error },
    );
  }
}

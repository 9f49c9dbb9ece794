import { isUtf8 } from 'node:buffer';

/** How much of a file is looked at before anything of it is stored, in bytes. */
export const encodingSample = 64 * 1024;

export interface EncodingFault {
  readonly kind: 'utf-16' | 'not-utf-8' | 'compressed';
  readonly why: string;
}

/** What is wrong with the encoding of a file, judged by its beginning; undefined: UTF-8 so far. */
export function encodingFaultOf(beginning: Buffer, isWhole: boolean): EncodingFault | undefined {
  const [first, second] = beginning;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return utf16();
  if (isCompressed(beginning)) {
    const why = 'The file is compressed. Unpack it and send it as text in UTF-8.';
    return { kind: 'compressed', why };
  }
  if (beginning.includes(0)) return utf16();
  const at = firstInvalidByte(beginning, isWhole);
  if (at === undefined) return undefined;
  const byte = beginning[at]!.toString(16).padStart(2, '0').toUpperCase();
  const why = `The byte 0x${byte} at offset ${at} is not valid UTF-8; the file looks like Latin-1 or Windows-1252. Convert it, for example by: iconv -f WINDOWS-1252 -t UTF-8 file > file.utf8`;
  return { kind: 'not-utf-8', why };
}

function utf16(): EncodingFault {
  const why =
    'The file looks like UTF-16. Convert it to UTF-8, for example by: iconv -f UTF-16 -t UTF-8 file > file.utf8';
  return { kind: 'utf-16', why };
}

/** gzip, or a zip archive, which a spreadsheet of an office program is. */
function isCompressed(bytes: Buffer): boolean {
  return (
    (bytes[0] === 0x1f && bytes[1] === 0x8b) ||
    bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))
  );
}

/** A sample may end within a character: that one is no fault. */
function firstInvalidByte(bytes: Buffer, isWhole: boolean): number | undefined {
  if (isUtf8(bytes)) return undefined;
  for (let start = 0; start < bytes.length;) {
    const end = endOfCharacter(bytes, start);
    if (end > bytes.length) return isWhole ? start : undefined;
    if (!isUtf8(bytes.subarray(start, end))) return start;
    start = end;
  }
  return undefined;
}

function endOfCharacter(bytes: Buffer, start: number): number {
  const lead = bytes[start]!;
  if (lead >= 0xf0) return start + 4;
  if (lead >= 0xe0) return start + 3;
  return lead >= 0xc0 ? start + 2 : start + 1;
}

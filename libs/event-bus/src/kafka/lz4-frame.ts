import { CutShortError } from './varints.js';

const magic = 0x184d2204;
const blockChecksum = 0x10;
const contentSize = 0x08;
const dictionary = 0x01;
/** Set in the size of a block that is not compressed. */
const plain = 0x8000_0000;
const shortestMatch = 4;

/** The bytes are no LZ4 frame, or a spoilt one. */
export class SpoiltLz4Error extends Error {
  readonly retryable = false;
  constructor(why: string) {
    super(`Its LZ4 frame ${why}.`);
    this.name = 'SpoiltLz4Error';
  }
}

/**
 * Reads an LZ4 frame. Its checksums are not looked at: the broker vouches for the batch around it.
 * `largest` is how many bytes may come of it; undefined where more would. Throws
 * {@link SpoiltLz4Error} or {@link CutShortError}.
 */
export function readLz4Frame(frame: Buffer, largest: number): Buffer | undefined {
  if (frame.length < 7 || frame.readUInt32LE(0) !== magic)
    throw new SpoiltLz4Error('has no magic number');
  const flags = frame[4]!;
  // Flags, block size and the header's own checksum stand beside what is optional.
  let at = 7 + (flags & contentSize ? 8 : 0) + (flags & dictionary ? 4 : 0);
  const target = new Target(largest);
  for (;;) {
    if (at + 4 > frame.length) throw new CutShortError();
    const size = frame.readUInt32LE(at);
    at += 4;
    if (size === 0) return target.written();
    const length = size % plain;
    if (at + length > frame.length) throw new CutShortError();
    const block = frame.subarray(at, at + length);
    const fits = size >= plain ? target.append(block, 0, length) : readBlock(block, target);
    if (!fits) return undefined;
    at += length + (flags & blockChecksum ? 4 : 0);
  }
}

/** Blocks may refer to those before them, so all go into one buffer. */
function readBlock(block: Buffer, target: Target): boolean {
  let at = 0;
  const longer = (length: number): number => {
    if (length < 15) return length;
    for (;;) {
      if (at >= block.length) throw new CutShortError();
      const byte = block[at++]!;
      length += byte;
      if (byte < 255) return length;
    }
  };
  while (at < block.length) {
    const token = block[at++]!;
    const literals = longer(token >>> 4);
    if (at + literals > block.length) throw new CutShortError();
    if (!target.append(block, at, literals)) return false;
    at += literals;
    if (at >= block.length) return true;
    if (at + 2 > block.length) throw new CutShortError();
    const back = block[at]! | (block[at + 1]! << 8);
    at += 2;
    if (!target.repeat(back, longer(token & 15) + shortestMatch)) return false;
  }
  return true;
}

/** What has been read, growing up to a limit. False: more than that would come. */
class Target {
  private buffer = Buffer.allocUnsafe(65_536);
  private length = 0;

  constructor(private readonly largest: number) {}

  append(source: Buffer, from: number, length: number): boolean {
    if (!this.makeRoom(length)) return false;
    source.copy(this.buffer, this.length, from, from + length);
    this.length += length;
    return true;
  }

  /** Once more what was written so far back; it may overlap with what is being written. */
  repeat(back: number, length: number): boolean {
    if (back === 0 || back > this.length)
      throw new SpoiltLz4Error('refers to data that is missing');
    if (!this.makeRoom(length)) return false;
    const { buffer } = this;
    let to = this.length;
    const end = to + length;
    if (back >= length) buffer.copyWithin(to, to - back, to - back + length);
    else for (; to < end; to++) buffer[to] = buffer[to - back]!;
    this.length = end;
    return true;
  }

  written(): Buffer {
    return this.buffer.subarray(0, this.length);
  }

  private makeRoom(length: number): boolean {
    const needed = this.length + length;
    if (needed > this.largest) return false;
    if (needed <= this.buffer.length) return true;
    const larger = Buffer.allocUnsafe(
      Math.min(this.largest, Math.max(needed, this.buffer.length * 2)),
    );
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
    return true;
  }
}

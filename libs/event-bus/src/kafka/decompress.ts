import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { snappyUncompressor } from 'hysnappy';
import { readLz4Frame } from './lz4-frame.js';
import { CutShortError } from './varints.js';

/** What one batch may come to, in bytes. A batch that says more is not read: it would fill the memory. */
export const largestBatch = 67_108_864;

/** More would come of a batch than is taken. It will be so next time too. */
export class TooLargeBatchError extends Error {
  readonly retryable = false;
  constructor() {
    super(`More than ${largestBatch / 1_048_576} MiB come of a compressed batch.`);
    this.name = 'TooLargeBatchError';
  }
}

/** A later version, or another Node.js, can read it. */
export class UnknownCompressionError extends Error {
  readonly retryable = true;
  constructor(what: string, advice: string) {
    super(`It is compressed by ${what}. ${advice}`);
    this.name = 'UnknownCompressionError';
  }
}

const gunzip = promisify(zlib.gunzip);
// Node.js has it from 22.15 on.
const unzstd = zlib.zstdDecompress as typeof zlib.zstdDecompress | undefined;
export const readsZstd = unzstd !== undefined;

/** By its number in the attributes of a batch. */
const codecs: Readonly<Record<number, (bytes: Buffer) => Buffer | Promise<Buffer>>> = {
  0: (bytes) => bytes,
  1: (bytes) => gunzip(bytes, { maxOutputLength: largestBatch }),
  2: readSnappy,
  3: (bytes) => readLz4Frame(bytes, largestBatch) ?? tooLarge(),
  4: (bytes) => {
    if (unzstd) return promisify(unzstd)(bytes, { maxOutputLength: largestBatch });
    throw new UnknownCompressionError(
      'zstd',
      `Node.js ${process.version} cannot read that: run the service on 22.15 or later.`,
    );
  },
};

/**
 * Throws {@link UnknownCompressionError}, {@link TooLargeBatchError}, or what says that the bytes are
 * spoilt.
 */
export async function decompress(codec: number, bytes: Buffer): Promise<Buffer> {
  const read = codecs[codec];
  if (!read) {
    throw new UnknownCompressionError(
      `the codec ${codec}`,
      'This version does not know it: update the service.',
    );
  }
  try {
    return await read(bytes);
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return tooLarge();
    throw error;
  }
}

function tooLarge(): never {
  throw new TooLargeBatchError();
}

/** How clients in Java frame blocks: this, two versions, and then each block behind its length. */
const xerial = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
const xerialHeader = 16;

function readSnappy(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, xerial.length).equals(xerial)) return readSnappyBlock(bytes, largestBatch);
  const blocks: Buffer[] = [];
  let room = largestBatch;
  for (let at = xerialHeader; at < bytes.length;) {
    if (at + 4 > bytes.length) throw new CutShortError();
    const end = at + 4 + bytes.readUInt32BE(at);
    if (end > bytes.length) throw new CutShortError();
    const block = readSnappyBlock(bytes.subarray(at + 4, end), room);
    room -= block.length;
    blocks.push(block);
    at = end;
  }
  return Buffer.concat(blocks);
}

let uncompress: ReturnType<typeof snappyUncompressor> | undefined;

function readSnappyBlock(block: Buffer, largest: number): Buffer {
  const length = lengthOf(block);
  if (length > largest) return tooLarge();
  // Its memory never shrinks: what was large gets one of its own.
  const read = length > 4_194_304 ? snappyUncompressor() : (uncompress ??= snappyUncompressor());
  const bytes = read(block, length);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** What a block says that comes of it, in its first bytes. */
function lengthOf(block: Buffer): number {
  let length = 0;
  for (let index = 0; index < 5; index++) {
    const byte = block[index];
    if (byte === undefined) throw new CutShortError();
    length += (byte & 0x7f) * 128 ** index;
    if (byte < 0x80) return length;
  }
  throw new CutShortError();
}

import { isUtf8 } from 'node:buffer';

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
/** One that is recognised, or another that somebody has named. */
export type Encoding = (typeof encodings)[number] | (string & {});

export interface FoundEncoding {
  readonly encoding: Encoding;
  /** By which it is known: the mark at its beginning, or how its bytes look. */
  readonly hasMark: boolean;
  /** UTF-8, but for so few bytes that these are damage and no other encoding. */
  readonly isDamaged?: boolean;
}

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Damage is rarer. */
const fewestZeros = 12;

/** What the beginning of a file says by itself; undefined where all of it must be looked at. */
export function encodingByBeginning(beginning: Buffer): FoundEncoding | undefined {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => beginning[index] === byte));
  // A mark of UTF-8 promises nothing: what follows may be damaged.
  if (marked && marked[0] !== 'utf-8') return { encoding: marked[0], hasMark: true };
  const zeros = zerosIn(beginning);
  if (areOneHalf(zeros.odd, zeros.even, beginning)) {
    return { encoding: 'utf-16le', hasMark: false };
  }
  if (areOneHalf(zeros.even, zeros.odd, beginning)) {
    return { encoding: 'utf-16be', hasMark: false };
  }
  return undefined;
}

/**
 * In UTF-16 each delimiter, digit and letter of an address has a zero, always in the same half, also
 * where the names of people are Cyrillic or Chinese and have none.
 */
function areOneHalf(zeros: number, others: number, { length }: Buffer): boolean {
  const isMost = zeros > length * 0.2 && others < length * 0.05;
  return isMost || (zeros > length * 0.03 && zeros >= fewestZeros && others * 20 < zeros);
}

export function hasUtf8Mark(beginning: Buffer): boolean {
  return marks[0]![1].every((byte, index) => beginning[index] === byte);
}

function zerosIn(bytes: Buffer): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  for (const [index, byte] of bytes.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) zeros.even += 1;
    else zeros.odd += 1;
  }
  return zeros;
}

/** Of so many letters in UTF-8 one that is none is damage. */
const damageIsRarerThan = 20;

/** Goes through a whole file and tells whether it is UTF-8, block after block. */
export class Utf8Judge {
  private rest = Buffer.alloc(0);
  private valid = 0;
  private invalid = 0;

  push(block: Buffer): void {
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, block]) : block;
    const end = bytes.length - unfinished(bytes);
    const whole = bytes.subarray(0, end);
    this.rest = Buffer.from(bytes.subarray(end));
    // Most blocks of most files are all ASCII, or all sound.
    if (isUtf8(whole)) this.valid += countLeads(whole);
    else this.count(whole);
  }

  end(): { encoding: Encoding; isDamaged: boolean } {
    if (this.rest.length > 0) this.count(this.rest);
    if (this.invalid === 0) return { encoding: 'utf-8', isDamaged: false };
    return this.valid >= this.invalid * damageIsRarerThan
      ? { encoding: 'utf-8', isDamaged: true }
      : { encoding: 'windows-1252', isDamaged: false };
  }

  private count(bytes: Buffer): void {
    for (let at = 0; at < bytes.length;) {
      const length = lengthOf(bytes[at]!);
      if (length > 1 && isUtf8(bytes.subarray(at, at + length))) {
        this.valid += 1;
        at += length;
      } else {
        if (bytes[at]! > 0x7f) this.invalid += 1;
        at += 1;
      }
    }
  }
}

/** Bytes of the last character, where the block ends within it. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return lengthOf(byte) > back ? back : 0;
  }
  return 0;
}

function lengthOf(lead: number): number {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
}

function countLeads(bytes: Buffer): number {
  let leads = 0;
  for (const byte of bytes) if (byte >= 0xc0) leads += 1;
  return leads;
}

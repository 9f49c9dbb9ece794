/** Bytes end before what they announce. */
export class CutShortError extends Error {
  readonly retryable = false;
  constructor() {
    super('It ends before what it announces.');
    this.name = 'CutShortError';
  }
}

const continues = 0x80;

/** Reads numbers of variable length, as records in Kafka's format 2 hold them. Throws {@link CutShortError}. */
export class VarintReader {
  constructor(
    private readonly buffer: Buffer,
    public at = 0,
    private readonly end = buffer.length,
  ) {}

  /** Exact up to 2^53, whatever its length. */
  varint(): number {
    if (this.at >= this.end) throw new CutShortError();
    const first = this.buffer[this.at]!;
    if (first < continues) {
      this.at++;
      return (first >>> 1) ^ -(first & 1);
    }
    return this.longVarint();
  }

  /** Null where the length is negative. */
  bytes(length: number): Buffer | null {
    if (length < 0) return null;
    const from = this.take(length);
    return this.buffer.subarray(from, this.at);
  }

  text(length: number): string {
    if (length <= 0) return '';
    const from = this.take(length);
    return this.buffer.toString('utf8', from, this.at);
  }

  skip(length: number): void {
    if (length > 0) this.take(length);
  }

  private take(length: number): number {
    const from = this.at;
    if (length > this.end - from) throw new CutShortError();
    this.at = from + length;
    return from;
  }

  private longVarint(): number {
    const first = this.buffer[this.at++]!;
    // The sign is the lowest bit.
    let value = (first & 0x7f) >>> 1;
    for (let factor = 64; ; factor *= 128) {
      if (this.at >= this.end || factor > 2 ** 62) throw new CutShortError();
      const byte = this.buffer[this.at++]!;
      value += (byte & 0x7f) * factor;
      if (byte < continues) return first & 1 ? -value - 1 : value;
    }
  }
}

export function varintOf(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value >= 0 ? value * 2 : -value * 2 - 1;
  while (rest >= continues) {
    bytes.push((rest % continues) + continues);
    rest = Math.floor(rest / continues);
  }
  bytes.push(rest);
  return Buffer.from(bytes);
}

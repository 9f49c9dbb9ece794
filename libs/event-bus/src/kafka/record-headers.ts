import { varintOf, VarintReader } from './varints.js';

export type RecordHeader = readonly [name: string, value: Buffer | null];

/**
 * The headers of a record, byte for byte as the log holds them: a name may come twice, in any order,
 * be no UTF-8, and have no value. Read only when somebody asks.
 */
export class RecordHeaders {
  /** @param bytes their number, and then each: the end of a record in Kafka's format 2. */
  constructor(readonly bytes: Buffer) {}

  static readonly none = new RecordHeaders(Buffer.from([0]));

  static of(
    headers: Iterable<readonly [name: string, value: Buffer | string | null]>,
  ): RecordHeaders {
    return RecordHeaders.none.with(headers);
  }

  /** These, and behind them others. */
  with(headers: Iterable<readonly [name: string, value: Buffer | string | null]>): RecordHeaders {
    const reader = new VarintReader(this.bytes);
    const before = reader.varint();
    const parts: Buffer[] = [this.bytes.subarray(reader.at)];
    let count = before;
    for (const [name, value] of headers) {
      count++;
      pushBytes(parts, Buffer.from(name));
      pushBytes(parts, typeof value === 'string' ? Buffer.from(value) : value);
    }
    return new RecordHeaders(Buffer.concat([varintOf(count), ...parts]));
  }

  /** All of them, in their order. */
  list(): RecordHeader[] {
    const reader = new VarintReader(this.bytes);
    const count = reader.varint();
    const headers: RecordHeader[] = [];
    for (let index = 0; index < count; index++) {
      const name = reader.text(reader.varint());
      headers.push([name, reader.bytes(reader.varint())]);
    }
    return headers;
  }

  /**
   * For people: the first value of each name, as text. What cannot be said so is left out, or
   * replaced: {@link isText} tells whether that is so.
   */
  toText(): Record<string, string> {
    const text = new Map<string, string>();
    for (const [name, value] of this.list()) {
      // A name with this sign cannot be stored.
      if (!text.has(name) && !name.includes('\0')) text.set(name, value?.toString() ?? '');
    }
    return Object.fromEntries(text);
  }

  /** True where the text says it all. */
  isText(text: Readonly<Record<string, string>>): boolean {
    return RecordHeaders.of(Object.entries(text)).bytes.equals(this.bytes);
  }
}

function pushBytes(parts: Buffer[], bytes: Buffer | null): void {
  parts.push(varintOf(bytes?.length ?? -1));
  if (bytes) parts.push(bytes);
}

/** What one pass over the bytes of a JSON text found. */
export type JsonScan =
  | {
      readonly fault: 'syntax' | 'depth' | 'values';
      /** Where, in bytes; the length of the text where it ends too early. */
      readonly at: number;
    }
  | {
      readonly fault?: undefined;
      /** A text or field name is written with escapes: only these can be ill-formed Unicode. */
      readonly escaped: boolean;
    };

export interface JsonCaps {
  /** Levels of lists and objects. */
  readonly depth: number;
  /** Texts, numbers, lists, objects and so on, field names not counted. */
  readonly values: number;
}

const [quote, backslash, comma, colon] = codesOf('"\\,:');
const [openList, closeList, openObject, closeObject] = codesOf('[]{}');
const [zero, nine, minus, plus, point] = codesOf('09-+.');
const [u, smallE, largeE] = codesOf('ueE');
const escapes = new Set(codesOf('"\\/bfnrt'));
const literals = new Map(['true', 'false', 'null'].map((word) => [codesOf(word)[0], word]));

/**
 * Reads JSON (RFC 8259, UTF-8 without a mark) once, byte by byte, and makes nothing of it: so much work
 * as the text is long, whatever it holds. Stops at the first fault and where a cap is passed.
 */
export function scanJson(bytes: Uint8Array, caps: JsonCaps): JsonScan {
  return new Scanner(bytes, caps).run();
}

class Scanner {
  private at = 0;
  private values = 0;
  private escaped = false;
  /** What is open around the place: true for an object. */
  private readonly open: boolean[] = [];

  constructor(
    private readonly bytes: Uint8Array,
    private readonly caps: JsonCaps,
  ) {}

  run(): JsonScan {
    for (;;) {
      const fault = this.value() ?? this.afterValue();
      if (fault === 'end') return { escaped: this.escaped };
      if (fault) return { fault, at: Math.min(this.at, this.bytes.length) };
    }
  }

  /** One value; of a list or object its beginning, up to where its first value is due. */
  private value(): 'syntax' | 'depth' | 'values' | undefined {
    const first = this.next();
    if (++this.values > this.caps.values) return 'values';
    if (first === quote) return this.text() ? undefined : 'syntax';
    if (first === openList || first === openObject) return this.opened(first === openObject);
    if (first === minus || isDigit(first)) return this.number() ? undefined : 'syntax';
    const word = literals.get(first);
    return word !== undefined && this.word(word) ? undefined : 'syntax';
  }

  private opened(isObject: boolean): 'syntax' | 'depth' | 'values' | undefined {
    if (this.open.length === this.caps.depth) return 'depth';
    this.at++;
    if (this.next() === (isObject ? closeObject : closeList)) {
      this.at++;
      return undefined;
    }
    this.open.push(isObject);
    if (isObject && !this.fieldName()) return 'syntax';
    return this.value();
  }

  /** Up to where the next value is due, or to the end. */
  private afterValue(): 'syntax' | 'end' | undefined {
    for (;;) {
      const next = this.next();
      if (this.open.length === 0) return this.at === this.bytes.length ? 'end' : 'syntax';
      const inObject = this.open.at(-1)!;
      if (next === comma) {
        this.at++;
        return !inObject || this.fieldName() ? undefined : 'syntax';
      }
      if (next !== (inObject ? closeObject : closeList)) return 'syntax';
      this.at++;
      this.open.pop();
    }
  }

  private fieldName(): boolean {
    if (this.next() !== quote || !this.text() || this.next() !== colon) return false;
    this.at++;
    return true;
  }

  /** The byte at the next place that is not a blank; undefined at the end. */
  private next(): number | undefined {
    const { bytes } = this;
    let byte = bytes[this.at];
    while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) {
      byte = bytes[++this.at];
    }
    return byte;
  }

  private text(): boolean {
    const { bytes } = this;
    for (this.at++; this.at < bytes.length; this.at++) {
      const byte = bytes[this.at]!;
      if (byte === quote) {
        this.at++;
        return true;
      }
      if (byte < 0x20) return false;
      if (byte === backslash && !this.escape()) return false;
    }
    return false;
  }

  /** From the backslash to the last byte of what it stands for. */
  private escape(): boolean {
    const kind = this.bytes[++this.at];
    if (kind !== u) return escapes.has(kind!);
    this.escaped = true;
    for (let digits = 0; digits < 4; digits++) {
      if (!isHexDigit(this.bytes[++this.at])) return false;
    }
    return true;
  }

  private number(): boolean {
    if (this.bytes[this.at] === minus) this.at++;
    if (this.bytes[this.at] === zero) this.at++;
    else if (!this.digits()) return false;
    if (this.bytes[this.at] === point) {
      this.at++;
      if (!this.digits()) return false;
    }
    const exponent = this.bytes[this.at];
    if (exponent !== smallE && exponent !== largeE) return true;
    const sign = this.bytes[++this.at];
    if (sign === plus || sign === minus) this.at++;
    return this.digits();
  }

  private digits(): boolean {
    const from = this.at;
    while (isDigit(this.bytes[this.at])) this.at++;
    return this.at > from;
  }

  private word(word: string): boolean {
    for (let n = 0; n < word.length; n++, this.at++) {
      if (this.bytes[this.at] !== word.charCodeAt(n)) return false;
    }
    return true;
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= zero! && byte <= nine!;
}

function isHexDigit(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const letter = byte | 0x20;
  return isDigit(byte) || (letter >= 0x61 && letter <= 0x66);
}

function codesOf(characters: string): number[] {
  return [...Buffer.from(characters, 'latin1')];
}

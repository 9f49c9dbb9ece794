/** Stands in every mark, and nowhere else. */
const stem = 'zqxmarkq';
/** Where only digits are taken, such as in a phone number. */
const digits = '7319465208';

/** Makes marks, each for one place, so that a mark that is found tells where it was put. */
export class Marks {
  private readonly places: string[] = [];

  /** Letters alone, so that whatever takes words takes it. */
  word(place: string): string {
    const n = this.places.push(place) - 1;
    const letters = [0, 1, 2].map((power) =>
      String.fromCharCode(97 + (Math.floor(n / 20 ** power) % 20)),
    );
    return `${stem}${letters.toReversed().join('')}z`;
  }

  email(place: string): string {
    return `${this.word(place)}@${this.word(place)}.example`;
  }

  phone(place: string): string {
    const n = this.places.push(place) - 1;
    return `+49 ${digits}${String(n % 100).padStart(2, '0')}`;
  }

  /** Where a mark that was found had been put, as far as its letters tell. */
  placeOf(found: string): string {
    const letters = new RegExp(`${stem}([a-t]{3})z`, 'i').exec(found)?.[1]?.toLowerCase();
    if (!letters) return 'not told by what was found';
    const n = letters.split('').reduce((sum, letter) => sum * 20 + letter.charCodeAt(0) - 97, 0);
    return this.places[n] ?? 'no mark of this run';
  }

  get count(): number {
    return this.places.length;
  }
}

/** In whatever spelling a mark may stand somewhere: of these one is in every spelling of every mark. */
const needles: readonly Buffer[] = [stem, stem.toUpperCase(), digits].flatMap((text) => {
  const hex = Buffer.from(text).toString('hex');
  const spelt = [
    hex,
    hex.toUpperCase(),
    hex.replaceAll(/../g, '%$&'),
    hex.replaceAll(/../g, '%$&').toUpperCase(),
    ...[0, 1, 2].flatMap((offset) => [
      inBase64(text, offset, 'base64'),
      inBase64(text, offset, 'base64url'),
    ]),
  ];
  const wide = Buffer.from(text, 'utf16le');
  return [...[...new Set(spelt)].map((one) => Buffer.from(one)), wide, wide.subarray(1)];
});
const plain = new RegExp(`${stem}|${digits}`, 'i');

/** What stands around a mark in the bytes, in any spelling of it; undefined where there is none. */
export function markIn(bytes: Buffer): string | undefined {
  const text = bytes.toString('latin1');
  const at = plain.exec(text)?.index ?? indexOfAny(bytes);
  if (at === undefined) return undefined;
  return text.slice(Math.max(0, at - 24), at + 48);
}

function indexOfAny(bytes: Buffer): number | undefined {
  for (const needle of needles) {
    const at = bytes.indexOf(needle);
    if (at >= 0) return at;
  }
  return undefined;
}

/** The characters of base64 that the text alone gives, where so many bytes stand before it. */
function inBase64(text: string, offset: number, encoding: 'base64' | 'base64url'): string {
  const whole = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]).toString(encoding);
  const first = Math.ceil((offset * 8) / 6);
  const last = Math.floor(((offset + text.length) * 8) / 6);
  return whole.slice(first, last);
}

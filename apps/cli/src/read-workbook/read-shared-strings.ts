import { XmlReader } from './read-xml.js';

/** In characters, all together: they are kept in memory, since cells refer to them in any order. */
const mostCharacters = 256 * 1024 * 1024;

export class TooManyTextsError extends Error {
  constructor() {
    super('The texts of the workbook take more memory than is available.');
    this.name = 'TooManyTextsError';
  }
}

/** The texts that cells refer to by number. */
export async function readSharedStrings(text: AsyncIterable<string>): Promise<readonly string[]> {
  const strings: string[] = [];
  let characters = 0;
  const collector = new TextCollector('si', (found) => {
    characters += found.length;
    if (characters > mostCharacters) throw new TooManyTextsError();
    strings.push(found);
  });
  const reader = new XmlReader(collector);
  for await (const block of text) reader.write(block);
  reader.end();
  return strings;
}

/** Puts the pieces of a text with several fonts together, without how it is pronounced. */
export class TextCollector {
  private pieces = '';
  private isText = false;
  private isPhonetic = false;

  constructor(
    private readonly item: string,
    private readonly onItem: (text: string) => void,
  ) {}

  readonly open = (name: string): void => {
    if (name === this.item) this.pieces = '';
    else if (name === 't') this.isText = !this.isPhonetic;
    else if (name === 'rPh') this.isPhonetic = true;
  };

  readonly text = (text: string): void => {
    if (this.isText) this.pieces += text;
  };

  readonly close = (name: string): void => {
    if (name === 't') this.isText = false;
    else if (name === 'rPh') this.isPhonetic = false;
    else if (name === this.item) this.onItem(unescaped(this.pieces));
  };
}

/** `_x000D_` is how a character is written that XML does not allow, or an office program did not want. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

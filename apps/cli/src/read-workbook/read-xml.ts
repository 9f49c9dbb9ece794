import sax from 'sax';

export interface XmlEvents {
  /** `name` without its prefix. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/** Tells what stands in XML as it comes by. Entities that a document declares itself are refused. */
export class XmlReader {
  private readonly parser = sax.parser(true, { position: false });
  private fault: Error | undefined;

  constructor(events: XmlEvents) {
    const { parser } = this;
    parser.onopentag = ({ name, attributes }) => {
      events.open(localName(name), attributes as Record<string, string>);
    };
    parser.onclosetag = (name) => events.close(localName(name));
    parser.ontext = events.text;
    parser.oncdata = events.text;
    parser.ondoctype = () => {
      this.fault ??= new Error('A part of a workbook declares a document type.');
    };
    parser.onerror = (error) => {
      this.fault ??= error;
    };
  }

  /** Throws what is wrong with the XML. */
  write(text: string): void {
    this.parser.write(text);
    if (this.fault) throw this.fault;
  }

  end(): void {
    this.parser.close();
    if (this.fault) throw this.fault;
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Reads a part of which only the tags count, as a whole. */
export async function eachTag(
  text: AsyncIterable<string>,
  onTag: (name: string, attributes: Readonly<Record<string, string>>) => void,
): Promise<void> {
  const reader = new XmlReader({ open: onTag, close: () => undefined, text: () => undefined });
  for await (const block of text) reader.write(block);
  reader.end();
}

import { createHash } from 'node:crypto';
import {
  asyncApiDocument,
  contractOf,
  factOfType,
  jsonSchemaOf,
  type Installation,
} from '@smarketing/contracts';

/** A document as it is sent. */
export interface Served {
  readonly text: string;
  readonly etag: string;
  readonly mediaType: string;
}

export const asyncApiType = 'application/vnd.aai.asyncapi+json';
export const schemaType = 'application/schema+json';

const schemaFile = /^([a-z0-9.-]{1,200})\.json$/;

/** The contracts as documents, each made when it is first asked for. */
export class ServedContracts {
  private readonly made = new Map<string, Served>();

  constructor(private readonly installation: Installation) {}

  asyncApi(): Served {
    return this.once('asyncapi.json', `${asyncApiType};version=3.0.0`, () =>
      asyncApiDocument(this.installation),
    );
  }

  /** Undefined where the file is no `<type>.json` of a fact. */
  schema(file: string): Served | undefined {
    const fact = factOfType(schemaFile.exec(file)?.[1] ?? '');
    if (!fact) return undefined;
    return this.once(contractOf(fact).type, schemaType, () =>
      jsonSchemaOf(fact, { closed: false }),
    );
  }

  private once(name: string, mediaType: string, make: () => unknown): Served {
    const present = this.made.get(name);
    if (present) return present;
    const text = `${JSON.stringify(make(), null, 2)}\n`;
    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    const served = { text, etag, mediaType };
    this.made.set(name, served);
    return served;
  }
}

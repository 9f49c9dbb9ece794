import {
  createHmac,
  createSecretKey,
  hkdfSync,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import { parse, stringify } from 'uuid';

const idBytes = 16;
const timeBytes = 6;
const signatureBytes = 16;
const token = /^[A-Za-z0-9_-]{51}$/;

/**
 * The tokens of links by which people confirm a consent: the id of the statement and the end of the
 * link, signed. They hold nothing about the person, and are good for nothing else.
 */
export class ConsentLinks {
  private readonly key: KeyObject;

  constructor(secret: Buffer) {
    const derived = hkdfSync('sha256', secret, '', 'smarketing consent links', 32);
    this.key = createSecretKey(Buffer.from(derived));
  }

  tokenOf(statementId: string, until: Date): string {
    const time = Buffer.alloc(timeBytes);
    time.writeUIntBE(until.getTime(), 0, timeBytes);
    const said = Buffer.concat([parse(statementId), time]);
    return Buffer.concat([said, this.signatureOf(said)]).toString('base64url');
  }

  /** The statement that a token is of; undefined where it is wrong or its time is over. */
  statementOf(text: string, now: Date): string | undefined {
    if (!token.test(text)) return undefined;
    const bytes = Buffer.from(text, 'base64url');
    const said = bytes.subarray(0, idBytes + timeBytes);
    const signature = bytes.subarray(idBytes + timeBytes);
    if (!timingSafeEqual(signature, this.signatureOf(said))) return undefined;
    if (said.readUIntBE(idBytes, timeBytes) < now.getTime()) return undefined;
    return stringify(said.subarray(0, idBytes));
  }

  private signatureOf(said: Buffer): Buffer {
    return createHmac('sha256', this.key).update(said).digest().subarray(0, signatureBytes);
  }
}

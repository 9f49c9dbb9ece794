import { hash } from 'node:crypto';
import type { ImportRecord } from './import-record.js';

/** Of no rows, under a header. Who has the same digest after n rows has sent the same n rows. */
export function firstDigest(header: readonly string[]): string {
  return hash('sha256', JSON.stringify(header), 'base64url');
}

export function nextDigest(digest: string, { row, text, fault }: ImportRecord): string {
  return hash('sha256', `${digest}\n${row}\n${fault ?? ''}\n${text}`, 'base64url');
}

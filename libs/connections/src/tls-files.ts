import { createPrivateKey, X509Certificate } from 'node:crypto';
import { type Environment, given } from './environment.ts';
import { RotatedFile } from './rotated-file.ts';

/** The files of one side's TLS, in PEM. Without `ca` the CAs of Node count. */
export interface TlsFiles {
  readonly ca?: RotatedFile;
  readonly cert?: RotatedFile;
  readonly key?: RotatedFile;
}

/** `KAFKA` or `MONGODB`, before `_TLS_CA_FILE` and so on. */
export type Side = 'KAFKA' | 'MONGODB';

/** The files that the variables name. Notes a sentence for each that cannot be used. */
export function readTlsFiles(env: Environment, side: Side, problems: string[]): TlsFiles {
  const [ca, cert, key] = ['CA', 'CERT', 'KEY'].map((what) => {
    const path = given(env, `${side}_TLS_${what}_FILE`);
    return path === undefined ? undefined : new RotatedFile(path);
  });
  if (key && !cert) {
    problems.push(`${side}_TLS_KEY_FILE is set: name its certificate in ${side}_TLS_CERT_FILE.`);
    return {};
  }
  // One file may hold both, as MongoDB has it.
  const files = { ...(ca && { ca }), ...(cert && { cert, key: key ?? cert }) };
  const problem = whyUnusable(files, side);
  if (problem) problems.push(problem);
  return files;
}

/** What the files hold now. */
export function contentOf({ ca, cert, key }: TlsFiles) {
  return {
    ...(ca && { ca: ca.read() }),
    ...(cert && { cert: cert.read() }),
    ...(key && { key: key.read() }),
  };
}

/** A sentence that says what to do, or undefined. */
export function whyUnusable(files: TlsFiles, side: Side, now = new Date()): string | undefined {
  for (const [what, file] of Object.entries(files) as [keyof TlsFiles, RotatedFile][]) {
    const variable = `${side}_TLS_${what.toUpperCase()}_FILE`;
    try {
      if (what === 'key') createPrivateKey(file.read());
      const end = what === 'key' ? undefined : endOf(file.read(), what);
      if (end && end < now) {
        return `The certificate in ${variable} expired on ${end.toISOString()}: put its successor there.`;
      }
    } catch (error) {
      const isAbsent = (error as NodeJS.ErrnoException).syscall !== undefined;
      const holds = what === 'key' ? 'an unencrypted private key' : 'a certificate';
      return isAbsent
        ? `${variable} names ${file.path}, which cannot be read: name a file with ${holds} in PEM.`
        : `${variable} names ${file.path}, which does not hold ${holds} in PEM: put one there.`;
    }
  }
  const { cert, key } = files;
  if (!cert || !key) return undefined;
  if (new X509Certificate(cert.read()).checkPrivateKey(createPrivateKey(key.read())))
    return undefined;
  return `${side}_TLS_KEY_FILE is not the key of the certificate in ${side}_TLS_CERT_FILE: name both of one pair.`;
}

/** Of a chain its first certificate is that of the client; of several CAs, the last to end counts. */
function endOf(pem: Buffer, what: 'cert' | 'ca'): Date {
  const blocks = pem.toString('latin1').match(/-----BEGIN CERTIFICATE-----[^-]+-----END/g) ?? [];
  const ends = blocks.map((block) => new X509Certificate(`${block} CERTIFICATE-----`).validToDate);
  if (ends.length === 0) throw new Error('There is no certificate.');
  return what === 'cert' ? ends[0]! : new Date(Math.max(...ends.map(Number)));
}

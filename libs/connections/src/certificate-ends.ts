import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { contentOf, type TlsFiles } from './tls-files.ts';

/** A certificate that is in use, and when it ends. */
export interface CertificateEnd {
  /** `host:port`, or the path of a file. */
  readonly of: string;
  readonly endsAt: Date;
}

export interface TlsServer {
  readonly host: string;
  readonly port: number;
}

const patienceMs = 5_000;

/** Of the files that one side is spoken to with. */
export function endsOfFiles({ ca, cert }: TlsFiles): CertificateEnd[] {
  return [ca, cert].flatMap((file) => {
    if (!file) return [];
    return [{ of: file.path, endsAt: new X509Certificate(file.read()).validToDate }];
  });
}

/** Of what a server shows, whoever signed it. Rejects where it does not answer by TLS within 5 s. */
export function endOfServer(
  { host, port }: TlsServer,
  files: TlsFiles = {},
): Promise<CertificateEnd> {
  return new Promise((resolve, reject) => {
    const servername = isIP(host) ? {} : { servername: host };
    const content = contentOf(files);
    // What is wrong with it is for whoever connects in earnest: here only its end is read.
    const options = { host, port, ...servername, ...content, rejectUnauthorized: false };
    const socket = connect(options, () => {
      const shown = socket.getPeerX509Certificate();
      socket.destroy();
      if (shown) resolve({ of: `${host}:${port}`, endsAt: shown.validToDate });
      else reject(new Error(`${host}:${port} shows no certificate.`));
    });
    socket.setTimeout(patienceMs, () => {
      socket.destroy(new Error(`${host}:${port} does not answer by TLS.`));
    });
    socket.on('error', reject);
  });
}

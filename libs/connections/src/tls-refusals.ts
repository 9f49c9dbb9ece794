import type { Side, TlsFiles } from './tls-files.ts';

const ofUnknownCa = new Set([
  'CERT_SIGNATURE_FAILURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
/** What the far end says of our certificate, or of its absence. */
const aboutClientCertificate =
  /ALERT_(?:ACCESS_DENIED|BAD_CERTIFICATE|CERTIFICATE_(?:EXPIRED|REQUIRED|REVOKED|UNKNOWN)|UNKNOWN_CA)/;

/** Why TLS was not agreed, in a sentence that says what to do; undefined where it is not about TLS. */
export function tlsRefusal(
  { code = '', message }: { readonly code?: string; readonly message: string },
  server: string,
  side: Side,
  { ca, cert }: TlsFiles,
): string | undefined {
  if (ofUnknownCa.has(code)) {
    return ca
      ? `The certificate of ${server} is not signed by a CA in ${side}_TLS_CA_FILE: put the certificate of its CA there.`
      : `The certificate of ${server} is not signed by a CA that is known here: name the certificate of its CA in ${side}_TLS_CA_FILE.`;
  }
  if (code === 'CERT_HAS_EXPIRED')
    return `The certificate of ${server} has expired: have it renewed there, or correct the clock here.`;
  if (code === 'CERT_NOT_YET_VALID')
    return `The certificate of ${server} is not valid yet: correct the clock here or there.`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `The certificate of ${server} is for other names: use one of them as the address, or have this one added. (${message})`;
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || /before secure TLS connection/.test(message))
    return `${server} does not speak TLS: use the address of a TLS listener, or configure the connection without TLS.`;
  if (!aboutClientCertificate.test(code)) return undefined;
  return cert
    ? `${server} refuses the certificate in ${side}_TLS_CERT_FILE: put one there that has not expired and is signed by a CA that the server trusts.`
    : `${server} asks for a client certificate: name one in ${side}_TLS_CERT_FILE, and its key in ${side}_TLS_KEY_FILE.`;
}

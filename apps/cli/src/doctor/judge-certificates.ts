import type { CertificateEnd } from '@smarketing/connections';
import type { Check, Finding } from './check.js';

const day = 86_400_000;
const soonDays = 30;

export function judgeCertificates(
  of: string,
  certificates: readonly CertificateEnd[],
  now: Date,
): Check {
  const findings = certificates.flatMap((one): Finding[] => {
    const left = (one.endsAt.getTime() - now.getTime()) / day;
    const when = one.endsAt.toISOString().slice(0, 10);
    if (left > soonDays) return [];
    const cause =
      left < 0
        ? `The certificate of ${one.of} ended on ${when}.`
        : `The certificate of ${one.of} ends on ${when}, in ${Math.floor(left)} days.`;
    const next = 'Put its successor in its place: services read it for their next connection.';
    return [{ severity: left < 0 ? 'fault' : 'warning', cause, next }];
  });
  return { name: 'certificates', of, findings };
}

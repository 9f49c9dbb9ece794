import { randomBytes } from 'node:crypto';

const run = randomBytes(4).toString('hex');

/** A lead that nobody knows, as JSON. */
export function captureBody(n: number | string): string {
  return JSON.stringify({
    contact: { email: `p${n}@abuse-${run}.example`, company: 'Firm', jobTitle: 'Clerk' },
    profile: { companySize: '50-249', country: 'DE' },
    touchpoint: { kind: 'form' },
  });
}

import { defaultLimits, type ServiceLimits } from '@smarketing/http';

interface Setting {
  readonly limit: keyof ServiceLimits;
  /** What one of the variable is in the limit. */
  readonly unit: number;
  readonly of: string;
}

const second = 1_000;
const mebibyte = 1024 * 1024;

const settings: Readonly<Record<string, Setting>> = {
  MAX_CONNECTIONS: { limit: 'connections', unit: 1, of: 'connections' },
  HEADERS_WITHIN_SECONDS: { limit: 'headersWithin', unit: second, of: 'seconds' },
  IDLE_SECONDS: { limit: 'idleFor', unit: second, of: 'seconds' },
  BODY_GRACE_SECONDS: { limit: 'bodyGrace', unit: second, of: 'seconds' },
  BODY_BYTES_PER_SECOND: { limit: 'bodyRate', unit: 1, of: 'bytes a second' },
  STREAM_STILL_SECONDS: { limit: 'streamStillFor', unit: second, of: 'seconds' },
  STREAM_BYTES_PER_SECOND: { limit: 'streamRate', unit: 1, of: 'bytes a second' },
  BODIES_IN_HAND_MIB: { limit: 'bodyBytes', unit: mebibyte, of: 'MiB' },
  EXPECTED_WAIT_SECONDS: { limit: 'expectedWait', unit: second, of: 'seconds' },
  IN_HAND_AT_FIRST: { limit: 'inHandAtFirst', unit: 1, of: 'requests' },
  IN_HAND_AT_MOST: { limit: 'inHandAtMost', unit: 1, of: 'requests' },
  CALLER_REQUESTS_PER_SECOND: { limit: 'callerRate', unit: 1, of: 'requests' },
  UNKNOWN_CALLER_REQUESTS_PER_SECOND: { limit: 'unknownRate', unit: 1, of: 'requests' },
};

/** The limits that the environment sets, the others by default; notes what is wrong. */
export function readLimits(
  env: Readonly<Record<string, string | undefined>>,
  problems: string[],
): ServiceLimits {
  const limits: Record<keyof ServiceLimits, number> = { ...defaultLimits };
  for (const [name, { limit, unit, of }] of Object.entries(settings)) {
    const text = env[name] || String(defaultLimits[limit] / unit);
    if (/^[1-9]\d{0,8}$/.test(text)) limits[limit] = Number(text) * unit;
    else problems.push(`${name} is "${text}": set it to a whole number of ${of}, at least 1.`);
  }
  return limits;
}

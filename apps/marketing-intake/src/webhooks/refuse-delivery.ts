import { ProblemError } from '@smarketing/http';
import type { Verdict } from './signed-request.js';

type Refused = Exclude<Verdict, 'valid'>;

const details: Readonly<Record<Refused, string>> = {
  missing:
    'The signature, or what it is signed with, is missing or comes more than once. Send the headers of the scheme of this source, each once.',
  wrong:
    'The signature is not that of this source. Sign the body as it is sent, with the secret of the source and the address that it was given.',
  stale:
    'The signed time is more than five minutes from now. Sign each attempt at the time it is sent, and check the clock of the sender.',
};

const types: Readonly<Record<Refused, string>> = {
  missing: 'signature-missing',
  wrong: 'signature-wrong',
  stale: 'signature-stale',
};

/** The refusal of what is not signed as agreed. It tells nothing of the secret. */
export function refuseUnsigned(verdict: Refused): ProblemError {
  return new ProblemError({
    status: 401,
    type: types[verdict],
    title: 'The delivery is not signed as agreed',
    detail: details[verdict],
    headers: { 'www-authenticate': 'Webhook' },
  });
}

export function noSuchSource(): ProblemError {
  return new ProblemError({
    status: 404,
    type: 'no-such-webhook',
    title: 'No such webhook',
    detail: 'No webhook is taken here under this name. Look at the list of webhooks.',
  });
}

export function tooManyEvents(limit: number): ProblemError {
  return new ProblemError({
    status: 413,
    type: 'too-many-events',
    title: 'The delivery holds too many events',
    detail: `A delivery may hold ${limit} events at most. Send fewer at a time.`,
    extra: { limit },
  });
}

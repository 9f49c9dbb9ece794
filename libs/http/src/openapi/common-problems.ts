import type { DocumentedProblem } from '../problem/api-problem.js';
import type { DocumentedRoute } from './documented-routes.js';

type Problems = readonly (readonly [status: number, type: string, description: string])[];

const ofEveryRoute: Problems = [
  [400, 'malformed-address', 'The address is not percent-encoded UTF-8.'],
  [422, 'invalid-request', 'A parameter or a field is missing or wrong; `errors` point at each.'],
  [422, 'invalid-reason', '`X-Reason` is too long, or looks like contact data.'],
  [429, 'too-many-requests', 'You send too many requests. Try again after `Retry-After`.'],
  [500, 'internal', 'The service failed. Report the `traceId`.'],
  [503, 'overloaded', 'The service is overloaded. Try again after `Retry-After`.'],
  [503, 'too-many-connections', 'Too many connections are open. Try again later.'],
  [503, 'dependency-unavailable', 'The database or Kafka cannot be reached. Try again.'],
];

const ofParsedPaths: Problems = [
  [400, 'bad-request', 'A parameter of the path cannot be read, such as an id that is not a UUID.'],
];

const ofGuardedRoutes: Problems = [
  [401, 'token-missing', 'No token was sent. Send `Authorization: Bearer <token>`.'],
  [401, 'token-malformed', 'The token cannot be read.'],
  [401, 'token-expired', 'The token has expired.'],
  [401, 'token-not-yet-valid', 'The token is not valid yet.'],
  [401, 'token-issuer', 'The token is from another issuer.'],
  [401, 'token-audience', 'The token is for another audience.'],
  [401, 'token-algorithm', 'The token is signed by an algorithm that is not accepted.'],
  [401, 'token-key', 'No published key has the id of the one that signed the token.'],
  [401, 'token-signature', 'The signature of the token is wrong.'],
  [401, 'token-type', 'The token is of the wrong type.'],
  [401, 'token-lifetime', 'The token is valid for too long.'],
  [401, 'token-claim', 'The token lacks a claim, or one is wrong.'],
  [403, 'role-required', 'The token has none of the roles required; `allowed` lists them.'],
  [503, 'too-many-tokens', 'Too many tokens are being checked. Try again in a second.'],
];

const ofWrites: Problems = [
  [408, 'body-too-slow', 'The body arrived too slowly.'],
  [409, 'concurrent-change', 'Others were updating the same data. Try again.'],
  [413, 'body-too-large', 'The body is larger than `limit` bytes.'],
  [415, 'unsupported-media-type', 'The body is of a type other than those in `accepted`.'],
  [415, 'unsupported-charset', 'The body is in an encoding other than UTF-8.'],
  [415, 'unsupported-content-encoding', 'The body is compressed.'],
  [503, 'too-many-bodies', 'Too many bodies are being received. Try again in a second.'],
];

const ofBodies: Problems = [
  [400, 'missing-body', 'There is no body.'],
  [400, 'malformed-body', 'The body is not JSON.'],
  [400, 'wrong-encoding', 'The body is not UTF-8.'],
  [413, 'too-many-values', 'The body holds more than `limit` values.'],
];

const ofIdempotentRoutes: Problems = [
  [
    400,
    'invalid-idempotency-key',
    'The Idempotency-Key is too long or contains invalid characters.',
  ],
  [422, 'idempotency-key-reused', 'The Idempotency-Key was used before with a different body.'],
];

const ofConditionalRoutes: Problems = [
  [412, 'precondition-failed', '`If-Match` names another state than the present one.'],
];

const ofStrictRoutes: Problems = [[428, 'precondition-required', '`If-Match` is missing.']];

/** What a route may answer by being a route of its kind. */
export function commonProblems(
  { access, idempotent, ifMatch, parses }: DocumentedRoute,
  { writes, body }: { readonly writes: boolean; readonly body: boolean },
): DocumentedProblem[] {
  return [
    ...ofEveryRoute,
    ...(parses ? ofParsedPaths : []),
    ...(Array.isArray(access) ? ofGuardedRoutes : []),
    ...(writes ? ofWrites : []),
    ...(body ? ofBodies : []),
    ...(idempotent ? ofIdempotentRoutes : []),
    ...(ifMatch ? ofConditionalRoutes : []),
    ...(ifMatch === 'required' ? ofStrictRoutes : []),
  ].map(([status, type, description]) => ({ status, type, description }));
}

export { ProblemError, documentOf, type Problem } from './problem/problem-error.js';
export { ProblemDocument } from './problem/problem-document.js';
export { RequestFault } from './problem/problem-document.js';
export { problemOf } from './problem/problem-of.js';
export { ApiProblem } from './problem/api-problem.js';
export { describeApi, type AboutApi } from './openapi/describe-api.js';
export { AsSent, RawBody, type RawBodyStream, type SentRequest } from './request/accept-bodies.js';
export type { SignedBodies, StreamedBodies } from './request/body-by-headers.js';
export { parseJsonBody } from './request/json-body.js';
export { pointerTo } from './request/json-pointer.js';
export { inSlices } from './request/in-slices.js';
export { AsTyped, SeveralLines } from './request/text-rules.js';
export { readRow } from './request/validate-request.js';
export {
  PageOf,
  PageQuery,
  decodeCursor,
  encodeCursor,
  pageOf,
  type Page,
} from './request/page.js';
export { Idempotent, type IdempotentRequest } from './idempotency/idempotency-key.js';
export { AnsweredRequest } from './idempotency/answered-request.schema.js';
export { IdempotencyKeys, type Outcome, type Transaction } from './idempotency/idempotency-keys.js';
export {
  PortInUseError,
  createService,
  type ListeningService,
  type ServiceOptions,
} from './service/create-service.js';
export { KeyedGate, type KeyedCaller, type KeyedRequest } from './service/keyed-gate.js';
export { CallerRates } from './service/caller-rates.js';
export { defaultLimits, type ServiceLimits } from './service/service-limits.js';
export {
  IfMatch,
  Precondition,
  Tagged,
  etagOf,
  preconditionFailed,
  type Tag,
} from './request/precondition.js';

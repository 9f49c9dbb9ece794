export { AccessModule } from './access.module.js';
export {
  AccessGate,
  Public,
  Roles,
  Keyed,
  needsNoToken,
  Signed,
  accessMetadata,
  accessOf,
  type Access,
} from './access-gate.js';
export {
  Caller,
  actorOf,
  callerOf,
  isRole,
  roleOf,
  roles,
  type CallerIdentity,
  type Role,
} from './caller.js';
export { pseudonymOf } from './pseudonym.js';
export {
  KeySetUnavailableError,
  NotAllowedError,
  NotAuthenticatedError,
  TooManyChecksError,
  type TokenFault,
} from './refusals.js';
export { UnusableKeySetError, isKeySetAddress } from './key-set.js';
export { accessDefaults, tokenVerifier, type AccessOptions } from './verify-token.js';
export {
  UnusableSigningKeyError,
  createThrowAwayIssuer,
  type ThrowAwayIssuer,
  type TokenOptions,
} from './throw-away-issuer.js';

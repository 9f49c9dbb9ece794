import type { Rep } from './rep.schema.js';

export function isSameRep(left: Rep, right: Rep): boolean {
  return (
    left._id === right._id &&
    left.name === right.name &&
    left.weight === right.weight &&
    left.active === right.active &&
    left.subject === right.subject
  );
}

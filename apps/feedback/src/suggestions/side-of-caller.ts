import type { Side } from '@smarketing/contracts';
import type { Role } from '@smarketing/access';

/**
 * The side that a caller acts for. Marketing and sales act for their own; revenue operations, and
 * who has both roles, must name one. The route lets nobody else in.
 */
export function sideOfCaller(roles: readonly Role[], named: Side | undefined): Side {
  const anySide = roles.includes('revops');
  const own = (['marketing', 'sales'] as const).filter((side) => anySide || roles.includes(side));
  if (named !== undefined) {
    if (!own.includes(named)) throw new ForeignSideError(named, own);
    return named;
  }
  if (own.length !== 1) throw new SideNotNamedError();
  return own[0]!;
}

/** The role in which a caller speaks for the side: its own where he has it, else that of revenue operations. */
export function roleForSide(roles: readonly Role[], side: Side): Role {
  return roles.includes(side) ? side : 'revops';
}

/** The caller named a side that his roles do not speak for. The same call fails again. */
export class ForeignSideError extends Error {
  override readonly name = 'ForeignSideError';

  constructor(
    readonly named: Side,
    readonly own: readonly Side[],
  ) {
    super(
      `Your token speaks for ${own.join(' or ')}, not for ${named}. Leave side out or name yours.`,
    );
  }
}

/** The caller may act for both sides and did not say for which. */
export class SideNotNamedError extends Error {
  override readonly name = 'SideNotNamedError';

  constructor() {
    super('Your token speaks for both sides: name one in side, "marketing" or "sales".');
  }
}

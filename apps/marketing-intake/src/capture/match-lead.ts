export interface Match {
  readonly leadId: string | undefined;
  /** Another lead, to which the e-mail address belongs: the two may be one person. */
  readonly conflict?: string;
}

/**
 * Which lead a capture means. Where e-mail and external id lead to two of them, the external id
 * decides: a system gives its ids on purpose, while an address is shared, mistyped or reused.
 */
export function matchLead(byEmail: string | undefined, byExternal: string | undefined): Match {
  if (byEmail !== undefined && byExternal !== undefined && byEmail !== byExternal) {
    return { leadId: byExternal, conflict: byEmail };
  }
  return { leadId: byExternal ?? byEmail };
}

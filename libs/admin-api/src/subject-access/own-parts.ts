/** By this name a service may provide what of a lead its documents do not show, since it is sealed. */
export const OWN_PARTS = Symbol('smarketing:subject-access-own-parts');

export interface OwnParts {
  /** By name; within the request of whoever asked, so that reads are on record. */
  partsOf(leadId: string): Promise<Record<string, unknown>>;
}

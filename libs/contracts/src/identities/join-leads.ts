import type { AttributeValue } from '../leads/attributes.js';
import type { Profile } from '../leads/profile.js';

/** One of several leads that are one: when it first came. */
export interface OneOfLeads {
  readonly leadId: string;
  /** Of its first contact. */
  readonly at: Date;
}

type Bands = Pick<Profile, keyof Profile>;

/** Of leads that are one, that which came first; of two at the same time the survivor, then the lower id. */
export function firstOfLeads<T extends OneOfLeads>(survivor: T, absorbed: readonly T[]): T {
  return [...absorbed]
    .sort(byId)
    .reduce((first, one) => (one.at < first.at ? one : first), survivor);
}

/** The absorbed leads in the order in which they fill what the survivor does not say: the newest first. */
export function inOrderOfFilling<T extends OneOfLeads>(absorbed: readonly T[]): T[] {
  return absorbed.toSorted(
    (one, other) => other.at.getTime() - one.at.getTime() || byId(one, other),
  );
}

/**
 * The profile of leads that are one: what the survivor says of itself counts; what it does not say, the
 * newest of the absorbed leads that does. An e-mail address of kind `none` says nothing.
 */
export function joinProfiles(
  survivor: Bands,
  absorbed: readonly (OneOfLeads & { readonly profile: Bands })[],
): Bands {
  const said = [survivor, ...inOrderOfFilling(absorbed).map(({ profile }) => profile)];
  const attributes: Record<string, AttributeValue> = {};
  const joined: Record<string, unknown> = {};
  for (const profile of said.toReversed()) {
    const { attributes: some, emailKind, ...bands } = profile;
    for (const [band, value] of Object.entries(bands))
      if (value !== undefined) joined[band] = value;
    if (emailKind && (emailKind !== 'none' || joined['emailKind'] === undefined)) {
      joined['emailKind'] = emailKind;
    }
    Object.assign(attributes, some);
  }
  return { ...joined, ...(Object.keys(attributes).length > 0 && { attributes }) };
}

function byId(one: OneOfLeads, other: OneOfLeads): number {
  return one.leadId < other.leadId ? -1 : 1;
}

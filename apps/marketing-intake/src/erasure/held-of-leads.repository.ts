import type { Type } from '@nestjs/common';
import { Consent } from '../consent/consent.schema.js';
import { Duplicate } from '../duplicates/duplicate.schema.js';
import { Identity } from '../identity/identity.schema.js';
import { PageVisitor } from '../pages/page-visitor.schema.js';
import { Touchpoint } from '../touchpoints/touchpoint.schema.js';
import { VaultEntry, VaultKey } from '../vault/vault.schema.js';

/** A collection of which documents belong to leads, by the field that names it. */
export interface HeldOfLeads {
  readonly stored: Type<object>;
  readonly by: '_id' | 'leadId' | 'leads';
}

/**
 * All that is kept of a lead beside its own document, and goes when it is erased. The keys first: what
 * a reader could still find of the rest does not open.
 */
export const heldOfLeads: readonly HeldOfLeads[] = [
  { stored: VaultKey, by: '_id' },
  { stored: VaultEntry, by: '_id' },
  { stored: Identity, by: 'leadId' },
  { stored: Touchpoint, by: 'leadId' },
  { stored: Duplicate, by: 'leads' },
  { stored: PageVisitor, by: 'leadId' },
  { stored: Consent, by: 'leadId' },
];

import type { AttributeValue } from '@smarketing/contracts';
import { repeatedIds, type Finding } from './finding.js';
import { keyed, listOf, matching, text, type Schema } from './schema.js';

/** A custom attribute that a profile may carry; with `values`, only those. Bands, never contact data. */
export type Attribute = { name: string; label: string; values?: AttributeValue[] };

export const attributeValue: Schema<AttributeValue> = {
  type: ['string', 'number', 'boolean'],
  maxLength: 80,
  description: 'text of up to 80 characters, a number, true or false',
};

export const attributesSchema: Schema<Attribute[]> = listOf(
  keyed<Attribute>(
    {
      name: matching('^[a-z][A-Za-z0-9]{0,59}$', 'a name such as qualifiedBySource'),
      label: text(120),
      values: listOf(attributeValue, 'values'),
    },
    ['values'],
  ),
  'attributes',
  0,
);

export function checkAttributes({ attributes }: { attributes?: Attribute[] }): Finding[] {
  return attributes ? repeatedIds(['attributes'], attributes, 'name') : [];
}

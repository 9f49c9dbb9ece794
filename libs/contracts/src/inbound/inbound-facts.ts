import { importedStages, type ImportedStage } from '../leads/lead-stage-imported.v1.js';
import { touchpointKinds, type TouchpointKind } from '../leads/touchpoint-kinds.js';
import type { JsonSchema } from '../schema/keywords-of-decorator.js';

/** The lead, by its id here or by the id that a system has for it. */
export type InboundLead =
  | { readonly leadId: string }
  | { readonly system: string; readonly externalId: string };

/** A lead that is known interacted with somebody: a call, a visit to a fair, an answered e-mail. */
export interface InboundTouchpoint {
  readonly lead: InboundLead;
  readonly kind: TouchpointKind;
  readonly channel?: string;
  readonly utm?: { readonly source?: string; readonly medium?: string; readonly campaign?: string };
}

/** How far a lead that is known has come in another system. */
export interface InboundStage {
  readonly lead: InboundLead;
  readonly stage: ImportedStage;
}

export type InboundFact =
  | { readonly type: typeof touchpointType; readonly data: InboundTouchpoint }
  | { readonly type: typeof stageType; readonly data: InboundStage };

export const touchpointType = 'smarketing.inbound.touchpoint.v1';
export const stageType = 'smarketing.inbound.stage.v1';

/** Facts of other systems that are told otherwise, and how. */
export const toldOtherwise: Readonly<Record<string, string>> = {
  'smarketing.inbound.deal.v1':
    'is not taken here: sales-handoff closes deals, by POST /v1/handoffs/{leadId}/close; that a lead is a customer elsewhere is a smarketing.inbound.stage.v1',
  'smarketing.inbound.purchase.v1':
    'is not taken here: sales-handoff records purchases, by POST /v1/handoffs/{leadId}/purchases',
};

const text = (maxLength: number, description: string): JsonSchema => ({
  ...{ type: 'string', minLength: 1, maxLength },
  description,
});

const closed = (
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
): JsonSchema => ({ type: 'object', properties, required, additionalProperties: false });

const lead: JsonSchema = {
  ...closed(
    {
      leadId: { type: 'string', format: 'uuid', description: 'Its id here.' },
      system: {
        type: 'string',
        pattern: '^[a-z0-9][a-z0-9._-]{0,59}$',
        description: 'The system whose id `externalId` is, as in captures and imports.',
      },
      externalId: text(
        200,
        'The id that the system has for the lead. An e-mail address is refused.',
      ),
    },
    [],
  ),
  oneOf: [{ required: ['leadId'] }, { required: ['system', 'externalId'] }],
  description: 'A lead that is known: `leadId`, or `system` with `externalId`.',
};

/** The JSON Schemas (draft-07) of `data`, by type. A published one never changes again. */
export const inboundSchemas: Readonly<Record<InboundFact['type'], JsonSchema>> = {
  [touchpointType]: {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `urn:smarketing:schema:${touchpointType}`,
    title: touchpointType,
    description: 'A lead that is known interacted with somebody.',
    ...closed(
      {
        lead,
        kind: { type: 'string', enum: touchpointKinds },
        channel: text(120, 'A channel of the playbook; without it the UTM parameters decide.'),
        utm: closed(
          {
            source: text(120, 'As in links.'),
            medium: text(120, 'As in links.'),
            campaign: text(120, 'As in links.'),
          },
          [],
        ),
      },
      ['lead', 'kind'],
    ),
  },
  [stageType]: {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `urn:smarketing:schema:${stageType}`,
    title: stageType,
    description: 'How far a lead that is known has come in another system.',
    ...closed({ lead, stage: { type: 'string', enum: importedStages } }, ['lead', 'stage']),
  },
};

export function isInboundType(type: string): type is InboundFact['type'] {
  return Object.hasOwn(inboundSchemas, type);
}

import { accountsSchema, type Accounts } from './accounts.js';
import { attributesSchema, type Attribute } from './attributes.js';
import { calendarsSchema, type Calendar } from './calendars.js';
import { channelsSchema, type Channels } from './channels.js';
import { commitmentsSchema, type Commitment } from './commitments.js';
import { consentSchema, type Consent } from './consent.js';
import { glossarySchema, type Glossary } from './glossary.js';
import { goalsSchema, type Goals } from './goals.js';
import { identitySchema, type Identity } from './identity.js';
import { listsSchema, type Lists } from './lists.js';
import { rejectionSchema, type Rejection } from './rejection.js';
import { retentionSchema, type Retention } from './retention.js';
import { returnsSchema, type Returns } from './returns.js';
import { routingSchema, type Routing } from './routing.js';
import { keyed, type Schema } from './schema.js';
import { qualificationSchema, scoringSchema, type Qualification, type Scoring } from './scoring.js';
import { serviceLevelsSchema, type ServiceLevel } from './service-levels.js';

/** The one agreement of marketing and sales. Plain JSON; not to be changed once it is parsed. */
export type Playbook = {
  glossary: Glossary;
  attributes: Attribute[];
  channels: Channels;
  lists: Lists;
  identity: Identity;
  accounts: Accounts;
  scoring: Scoring;
  qualification: Qualification;
  returns: Returns;
  routing: Routing;
  rejection: Rejection;
  serviceLevels: ServiceLevel[];
  commitments: Commitment[];
  goals: Goals;
  consent: Consent;
  retention: Retention;
  calendars: Calendar[];
};

/** The JSON Schema of the document: shapes and ranges, without the references between sections. */
export const playbookSchema: Schema<Playbook> = keyed<Playbook>({
  glossary: glossarySchema,
  attributes: attributesSchema,
  channels: channelsSchema,
  lists: listsSchema,
  identity: identitySchema,
  accounts: accountsSchema,
  scoring: scoringSchema,
  qualification: qualificationSchema,
  returns: returnsSchema,
  routing: routingSchema,
  rejection: rejectionSchema,
  serviceLevels: serviceLevelsSchema,
  commitments: commitmentsSchema,
  goals: goalsSchema,
  consent: consentSchema,
  retention: retentionSchema,
  calendars: calendarsSchema,
});

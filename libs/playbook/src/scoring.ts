import {
  companySizes,
  emailKinds,
  seniorities,
  touchpointKinds,
  type AttributeValue,
  type CompanySize,
  type EmailKind,
  type Seniority,
  type TouchpointKind,
} from '@smarketing/contracts/names';
import { attributeValue } from './attributes.js';
import { channelName } from './lists.js';
import {
  identifier,
  keyed,
  listOf,
  mapOf,
  matching,
  oneOf,
  someOf,
  text,
  wholeNumber,
  type Schema,
} from './schema.js';

/** The least and the most that points may add up to. Whole numbers, so that sums are exact. */
export type Clamp = { min: number; max: number };

export type ScoringGroup = { id: string; label: string; clamp: Clamp };

/** Each field given must hold one of its values; a field that the profile lacks does not hold. */
export type ProfileCondition = {
  industry?: string[];
  companySize?: CompanySize[];
  country?: string[];
  seniority?: Seniority[];
  department?: string[];
  emailKind?: EmailKind[];
  /** By name of a custom attribute that the playbook declares. */
  attributes?: Record<string, AttributeValue[]>;
};

/** Everything given must hold. With `touchpoint` the rule gives its points for each occurrence. */
export type LeadCondition = {
  profile?: ProfileCondition;
  /** The channel of the first contact is one of these. */
  channel?: string[];
  /** The lead met the company in one of these ways. */
  touchpoint?: TouchpointKind[];
};

export type RuleCondition = 'always' | LeadCondition;

export type ScoringRule = {
  id: string;
  group: string;
  label: string;
  points: number;
  when: RuleCondition;
  /** How many occurrences count, for rules on touchpoints; left out: all. */
  atMost?: number;
};

export type Scoring = { model: string; clamp: Clamp; groups: ScoringGroup[]; rules: ScoringRule[] };

/** A score of this much or more makes a lead a marketing qualified lead. */
export type Qualification = { threshold: number };

const points = wholeNumber(-1000, 1000);
const clamp = keyed<Clamp>({ min: points, max: points });

const leadCondition = someOf<LeadCondition>({
  profile: someOf<ProfileCondition>({
    industry: listOf(text(80), 'industries', 1, 200),
    companySize: listOf(oneOf(companySizes), 'company sizes'),
    country: listOf(
      matching('^[A-Z]{2}$', 'a country as two capital letters, such as DE'),
      'countries',
    ),
    seniority: listOf(oneOf(seniorities), 'seniorities'),
    department: listOf(text(80), 'departments', 1, 200),
    emailKind: listOf(oneOf(emailKinds), 'kinds of e-mail address'),
    attributes: mapOf(
      listOf(attributeValue, 'values'),
      'lists of values under the names of declared attributes',
    ),
  }),
  channel: listOf(channelName, 'channels'),
  touchpoint: listOf(oneOf(touchpointKinds), 'kinds of touchpoint'),
});

const ruleCondition: Schema<RuleCondition> = {
  if: { type: 'string' },
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
  then: { const: 'always', description: 'always, or conditions on profile, channel, touchpoint' },
  else: leadCondition,
  description: 'always, or conditions on profile, channel, touchpoint',
};

/** Rules, groups and the total must fit into the 200 contributions of a score. */
export const scoringSchema: Schema<Scoring> = keyed<Scoring>({
  model: identifier(),
  clamp,
  groups: listOf(
    keyed<ScoringGroup>({ id: identifier(), label: text(120), clamp }),
    'groups',
    1,
    20,
  ),
  rules: listOf(
    keyed<ScoringRule>(
      {
        id: identifier(),
        group: identifier(),
        label: text(120),
        points,
        when: ruleCondition,
        atMost: wholeNumber(1, 1000),
      },
      ['atMost'],
    ),
    'rules',
    1,
    150,
  ),
});

export const qualificationSchema: Schema<Qualification> = keyed<Qualification>({
  threshold: points,
});

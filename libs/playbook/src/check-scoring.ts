import type { Attribute } from './attributes.js';
import { knownChannels } from './channels.js';
import { repeatedIds, shown, unknownName, type Finding, type Place } from './finding.js';
import { unlistedWord, type Lists } from './lists.js';
import type { Clamp, Qualification, Scoring, ScoringRule } from './scoring.js';

type Sections = {
  scoring?: Scoring;
  qualification?: Qualification;
  attributes?: Attribute[];
  lists?: Lists;
};

/** What the schema cannot see: names that lead nowhere, limits that contradict each other. */
export function checkScoring(sections: Sections): Finding[] {
  const { scoring } = sections;
  if (!scoring) return [];
  const groups = scoring.groups.map(({ id }) => id);
  return [
    ...checkClamp(['scoring', 'clamp'], scoring.clamp),
    ...scoring.groups.flatMap((group, index) =>
      checkClamp(['scoring', 'groups', index, 'clamp'], group.clamp),
    ),
    ...repeatedIds(['scoring', 'groups'], scoring.groups),
    ...repeatedIds(['scoring', 'rules'], scoring.rules),
    ...scoring.rules.flatMap((rule, index) => [
      ...unknownName(['scoring', 'rules', index, 'group'], rule.group, groups),
      ...checkCondition(['scoring', 'rules', index], rule, sections),
    ]),
    ...checkThreshold(scoring.clamp, sections.qualification),
  ];
}

function checkClamp(at: Place, { min, max }: Clamp): Finding[] {
  if (min < max) return [];
  return [
    { at: [...at, 'max'], found: `is ${max}`, allowed: `a number above min, which is ${min}` },
  ];
}

function checkThreshold({ min, max }: Clamp, qualification?: Qualification): Finding[] {
  if (!qualification || min >= max) return [];
  const { threshold } = qualification;
  if (threshold > min && threshold <= max) return [];
  const allowed = `a score that a lead can reach but does not start with: above ${min}, up to ${max}`;
  return [{ at: ['qualification', 'threshold'], found: `is ${threshold}`, allowed }];
}

function checkCondition(at: Place, { when, atMost }: ScoringRule, sections: Sections): Finding[] {
  const {
    channel = [],
    touchpoint,
    profile,
  }: Exclude<typeof when, string> = when === 'always' ? {} : when;
  const channels = sections.lists && knownChannels(sections.lists);
  const needless: Finding = {
    at: [...at, 'atMost'],
    found: `is ${shown(atMost)}, but the rule has no touchpoint to count`,
    allowed: 'atMost only beside when.touchpoint',
  };
  return [
    ...(atMost !== undefined && !touchpoint ? [needless] : []),
    ...channel.flatMap((name, index) =>
      unknownName([...at, 'when', 'channel', index], name, channels),
    ),
    ...(['industry', 'department'] as const).flatMap((band) =>
      (profile?.[band] ?? []).flatMap((word, index, among) =>
        unlistedWord([...at, 'when', 'profile', band, index], word, among, sections.lists?.[band]),
      ),
    ),
    ...Object.entries(profile?.attributes ?? {}).flatMap(([name, values]) =>
      checkAttribute([...at, 'when', 'profile', 'attributes', name], name, values, sections),
    ),
  ];
}

function checkAttribute(
  at: Place,
  name: string,
  values: readonly unknown[],
  { attributes }: Sections,
): Finding[] {
  const declared = attributes?.find((attribute) => attribute.name === name);
  if (!declared) {
    const names = attributes?.map((attribute) => attribute.name);
    return unknownName(at, name, names);
  }
  return values.flatMap((value, index) => unknownName([...at, index], value, declared.values));
}

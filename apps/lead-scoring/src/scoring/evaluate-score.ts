import type { Contribution, Profile, TouchpointKind } from '@smarketing/contracts';
import type {
  Clamp,
  LeadCondition,
  ProfileCondition,
  Scoring,
  ScoringRule,
} from '@smarketing/playbook';

/** What scoring knows of a lead. */
export interface LeadFacts {
  /** Channel of the first contact. */
  readonly channel: string;
  readonly profile: Profile;
  /** How often the lead met the company, by kind of touchpoint. */
  readonly touchpoints: Readonly<Partial<Record<TouchpointKind, number>>>;
}

/** A score and where each point of it comes from: the contributions sum to it exactly. */
export interface Evaluation {
  score: number;
  contributions: Contribution[];
}

/**
 * The score of a lead under one scoring section. Rules give points (on touchpoints for each
 * occurrence, up to the rule's cap), the clamp of each group cuts their sum, the total clamp cuts the
 * sum of the groups. What a clamp took or gave is a contribution of its own. Nothing decays.
 */
export function evaluateScore(scoring: Scoring, lead: LeadFacts): Evaluation {
  const contributions = scoring.groups.flatMap(({ id, clamp }) => {
    const given = scoring.rules
      .filter((rule) => rule.group === id)
      .map((rule) => contributionOf(rule, lead))
      .filter(({ points }) => points !== 0);
    return [...given, ...cutBy(clamp, given, `clamp:${id}`, id)];
  });
  contributions.push(...cutBy(scoring.clamp, contributions, 'clamp:total', 'total'));
  return { score: sumOf(contributions), contributions };
}

function contributionOf(rule: ScoringRule, lead: LeadFacts): Contribution {
  const times = Math.min(occurrences(rule, lead), rule.atMost ?? Number.MAX_SAFE_INTEGER);
  return { rule: rule.id, group: rule.group, points: times === 0 ? 0 : rule.points * times };
}

function occurrences({ when }: ScoringRule, lead: LeadFacts): number {
  if (when === 'always') return 1;
  if (when.channel && !when.channel.includes(lead.channel)) return 0;
  if (when.profile && !fits(when.profile, lead.profile)) return 0;
  return when.touchpoint ? touchpointsOf(when.touchpoint, lead) : 1;
}

function touchpointsOf(kinds: NonNullable<LeadCondition['touchpoint']>, lead: LeadFacts): number {
  return [...new Set(kinds)].reduce((sum, kind) => sum + (lead.touchpoints[kind] ?? 0), 0);
}

function fits({ attributes, ...bands }: ProfileCondition, profile: Profile): boolean {
  return holds(bands, profile) && (!attributes || holds(attributes, profile.attributes ?? {}));
}

function holds(
  allowed: Readonly<Record<string, readonly unknown[] | undefined>>,
  known: object,
): boolean {
  const values = new Map<string, unknown>(Object.entries(known));
  return Object.entries(allowed).every(
    ([field, some]) => !some || (values.has(field) && some.includes(values.get(field))),
  );
}

function cutBy(
  { min, max }: Clamp,
  contributions: readonly Contribution[],
  rule: string,
  group: string,
): Contribution[] {
  const sum = sumOf(contributions);
  const points = Math.min(Math.max(sum, min), max) - sum;
  return points === 0 ? [] : [{ rule, group, points }];
}

function sumOf(contributions: readonly Contribution[]): number {
  return contributions.reduce((sum, { points }) => sum + points, 0);
}

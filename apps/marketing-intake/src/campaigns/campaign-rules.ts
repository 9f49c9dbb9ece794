/**
 * Which visits a campaign counts, by their UTM parameters: each that is given must fit. `*` stands for
 * any characters, also none.
 */
export interface CampaignRule {
  source?: string;
  medium?: string;
  campaign?: string;
}

export interface RuledCampaign {
  readonly _id: string;
  readonly utm: readonly CampaignRule[];
}

/** The UTM parameters of a visit as a campaign has them: lower case, absent where the visit had none. */
export interface VisitedUtm {
  readonly source?: string;
  readonly medium?: string;
  readonly code: string;
}

const parts = ['source', 'medium', 'campaign'] as const;

/** Lower case, trimmed, in NFC, without the parts that are empty or let everything through. */
export function plainRule(rule: CampaignRule): CampaignRule {
  const plain: CampaignRule = {};
  for (const part of parts) {
    const value = rule[part]?.trim().normalize('NFC').toLowerCase().replaceAll(/\*+/g, '*') ?? '';
    if (value !== '' && value !== '*') plain[part] = value;
  }
  return plain;
}

/** One triple and nothing else, where no part of it is a pattern. */
export function isExact(rule: CampaignRule): boolean {
  return rule.campaign !== undefined && parts.every((part) => !rule[part]?.includes('*'));
}

export function isCovered(rules: readonly CampaignRule[], utm: VisitedUtm): boolean {
  return rules.some((rule) => fits(rule, utm));
}

/**
 * The campaign that counts a visit: of several, the one with the rule that says most, then the one
 * that was planned first.
 */
export function coveringCampaign(
  campaigns: readonly RuledCampaign[],
  utm: VisitedUtm,
): string | undefined {
  let best: { id: string; weight: number } | undefined;
  for (const { _id: id, utm: rules } of campaigns) {
    const weights = rules.filter((rule) => fits(rule, utm)).map(weightOf);
    const weight = Math.max(-1, ...weights);
    if (weight < 0) continue;
    if (!best || weight > best.weight || (weight === best.weight && id < best.id)) {
      best = { id, weight };
    }
  }
  return best?.id;
}

function fits(rule: CampaignRule, { source, medium, code }: VisitedUtm): boolean {
  return (
    fitsPart(rule.source, source ?? '') &&
    fitsPart(rule.medium, medium ?? '') &&
    fitsPart(rule.campaign, code)
  );
}

function fitsPart(pattern: string | undefined, value: string): boolean {
  if (pattern === undefined) return true;
  if (!pattern.includes('*')) return pattern === value;
  const [start = '', ...rest] = pattern.split('*');
  const end = rest.pop()!;
  if (!value.startsWith(start) || value.length < start.length + end.length) return false;
  if (!value.endsWith(end)) return false;
  let from = start.length;
  const until = value.length - end.length;
  for (const piece of rest) {
    const found = value.indexOf(piece, from);
    if (found < 0 || found + piece.length > until) return false;
    from = found + piece.length;
  }
  return true;
}

/** A part that is said exactly outweighs all patterns; of patterns, the longer ones say more. */
function weightOf(rule: CampaignRule): number {
  return parts.reduce((sum, part) => {
    const value = rule[part];
    if (value === undefined) return sum;
    return sum + (value.includes('*') ? value.length : 1_000);
  }, 0);
}

import { isCurrency, type Money } from '@smarketing/contracts';
import { plainRule, type CampaignRule } from './campaign-rules.js';
import { isDay } from './is-day.js';

/** A campaign as somebody plans it. */
export interface PlanInput {
  readonly code: string;
  readonly name?: string | null | undefined;
  readonly channel?: string | undefined;
  readonly utm?: readonly CampaignRule[] | undefined;
  readonly platformIds?: readonly { readonly platform: string; readonly id: string }[] | undefined;
  readonly budget?: Money | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
}

export interface CampaignPlan {
  readonly code: string;
  readonly codeKey: string;
  readonly name?: string;
  readonly nameKey?: string;
  readonly channel: string;
  readonly utm: readonly CampaignRule[];
  readonly platformKeys: readonly string[];
  readonly budget?: Money;
  readonly from?: string;
  readonly to?: string;
}

/** What somebody typed, tidied, or why it cannot be taken. */
type Typed = { readonly text?: string | undefined; readonly why?: string | undefined };

export interface PlanTerms {
  readTyped(given: string, longest: number): Typed;
  /** Whether a text could be an e-mail address or a phone number. */
  looksPersonal(text: string): boolean;
  readonly channels: readonly string[];
  channelOf(visit: { source?: string; medium?: string; campaign?: string }): string;
}

export interface PlanFault {
  readonly pointer: string;
  readonly detail: string;
}

const longestCode = 120;
const longestName = 200;
const platform = /^[a-z][a-z0-9-]{0,39}$/;
const platformId = /^[\w.:-]{1,80}$/;

/** What an ad platform calls a campaign, as one text. */
export function platformKey(of: string, id: string): string {
  return `${of}/${id}`;
}

/** Upper and lower case, spaces at the ends and several in a row make no difference. */
export function nameKeyOf(text: string): string {
  return text.trim().normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ');
}

/** A plan, or all that is wrong with it. Without rules it counts the visits that name its code. */
export function readPlan(
  input: PlanInput,
  terms: PlanTerms,
): { plan: CampaignPlan; faults?: undefined } | { plan?: undefined; faults: PlanFault[] } {
  const faults: PlanFault[] = [];
  const refuse = (pointer: string, detail: string) => faults.push({ pointer, detail });
  const code = readLabel(input.code, longestCode, terms, (why) => refuse('/code', why)) ?? '';
  if (code === '' && faults.length === 0) refuse('/code', 'must not be blank');
  const name = readLabel(input.name ?? '', longestName, terms, (why) => refuse('/name', why));
  const utm = readRules(input.utm ?? [{ campaign: code }], terms, refuse);
  const channel = readChannel(input.channel, utm, terms, refuse);
  const platformKeys = readPlatformIds(input.platformIds ?? [], refuse);
  checkBudget(input.budget, refuse);
  checkPeriod(input, refuse);
  if (faults.length > 0) return { faults };
  const { budget, from, to } = input;
  return {
    plan: {
      code,
      codeKey: nameKeyOf(code),
      ...(name && { name, nameKey: nameKeyOf(name) }),
      channel,
      utm,
      platformKeys,
      ...(budget && { budget: { amount: budget.amount, currency: budget.currency } }),
      ...(from && { from }),
      ...(to && { to }),
    },
  };
}

type Refuse = (pointer: string, detail: string) => void;

function readLabel(
  given: string,
  longest: number,
  terms: PlanTerms,
  refuse: (why: string) => void,
): string | undefined {
  const { text, why = '' } = terms.readTyped(given, longest);
  if (text === undefined) refuse(why);
  else if (terms.looksPersonal(text)) refuse('looks like an e-mail address or a phone number');
  return text;
}

function readRules(
  given: readonly CampaignRule[],
  terms: PlanTerms,
  refuse: Refuse,
): CampaignRule[] {
  const rules = new Map<string, CampaignRule>();
  for (const [index, raw] of given.entries()) {
    const rule = plainRule(raw);
    const personal = Object.entries(rule).find(([, value]) => terms.looksPersonal(value as string));
    if (personal) {
      refuse(`/utm/${index}/${personal[0]}`, 'looks like an e-mail address or a phone number');
    } else if (Object.keys(rule).length === 0) {
      refuse(
        `/utm/${index}`,
        'fits every visit: name at least one of source, medium and campaign, not all as *',
      );
    } else {
      rules.set(JSON.stringify([rule.source, rule.medium, rule.campaign]), rule);
    }
  }
  return [...rules.values()];
}

function readChannel(
  given: string | undefined,
  utm: readonly CampaignRule[],
  terms: PlanTerms,
  refuse: Refuse,
): string {
  if (given !== undefined) {
    if (!terms.channels.includes(given)) {
      refuse('/channel', `must be one of the playbook's channels: ${terms.channels.join(', ')}`);
    }
    return given;
  }
  const said = utm.find(
    (rule) => (rule.source ?? rule.medium) !== undefined && !hasPattern(rule.source, rule.medium),
  );
  if (!said) {
    refuse(
      '/channel',
      `must be given, since no rule has a source or a medium to tell it by: one of ${terms.channels.join(', ')}`,
    );
    return '';
  }
  return terms.channelOf(said);
}

function hasPattern(...values: readonly (string | undefined)[]): boolean {
  return values.some((value) => value?.includes('*'));
}

function readPlatformIds(
  given: NonNullable<PlanInput['platformIds']>,
  refuse: Refuse,
): readonly string[] {
  const keys = new Set<string>();
  for (const [index, one] of given.entries()) {
    if (!platform.test(one.platform)) {
      refuse(
        `/platformIds/${index}/platform`,
        'must be lower-case letters, digits and -, such as google-ads',
      );
    }
    if (!platformId.test(one.id)) {
      refuse(`/platformIds/${index}/id`, 'must be 1 to 80 letters, digits and . : _ -');
    }
    keys.add(platformKey(one.platform, one.id));
  }
  return [...keys];
}

function checkBudget(budget: Money | null | undefined, refuse: Refuse): void {
  if (!budget) return;
  if (!isCurrency(budget.currency)) {
    refuse('/budget/currency', 'must be a currency of ISO 4217 such as EUR');
  }
  if (budget.amount < 1) {
    refuse('/budget/amount', 'must be at least 1, in minor units: 1250000 are 12,500.00 EUR');
  }
}

function checkPeriod({ from, to }: Pick<PlanInput, 'from' | 'to'>, refuse: Refuse): void {
  const impossible = 'must be a day of the calendar from 2000 on, such as 2026-11-30';
  if (from && !isDay(from)) refuse('/from', impossible);
  else if (to && !isDay(to)) refuse('/to', impossible);
  else if (from && to && to < from) refuse('/to', `must not be before ${from}, the first day`);
}

import type { Quarter } from './quarter.js';
import {
  companyEndings,
  companySizes,
  companyWords,
  countries,
  departments,
  firstNames,
  industries,
  jobTitles,
  lastNames,
  leadSources,
  seniorities,
  type LeadSource,
  type TouchpointKind,
} from './market.js';
import { arrivalIn } from './quarter.js';
import { randomOf, type Random } from './random.js';

/** A body of POST /v1/leads. */
export interface CaptureBody {
  readonly external: { readonly system: string; readonly id: string };
  readonly contact?: Readonly<Record<string, string>>;
  readonly profile?: Readonly<Record<string, string>>;
  readonly utm?: LeadSource['utm'];
  readonly touchpoint: { readonly kind: TouchpointKind };
  readonly occurredAt: string;
}

/** A lead of the demo company and all its meetings with it, in the order of time. */
export interface LeadPlan {
  readonly index: number;
  readonly external: CaptureBody['external'];
  /** 0 to 1. */
  readonly quality: number;
  readonly companySize: string;
  readonly captures: readonly CaptureBody[];
}

export const demoSystem = 'demo';
const day = 86_400_000;

export function externalIdOf(seed: string, index: number): string {
  return `${seed}-${index}`;
}

/**
 * Plans a lead of a seed: the same seed, number and quarter give the same lead. Lead 0 comes exactly
 * when the quarter begins, by which a quarter that was fed before is known again.
 */
export function planLead(seed: string, index: number, quarter: Quarter): LeadPlan {
  const random = randomOf(`${seed}/lead/${index}`);
  const source = random.weighted(leadSources.map((each) => [each, each.weight] as const));
  const quality = within(source.quality + random.normal() * 0.18, 0.02, 0.98);
  const drawn = arrivalIn(quarter, random);
  const arrival = index === 0 ? quarter.from : drawn;
  const external = { system: demoSystem, id: externalIdOf(seed, index) };
  const person = personOf(seed, index, random);
  const visits = journeyOf(source, quality, arrival, random).filter(({ at }) => at <= quarter.to);
  const captures = visits.map(({ kind, at, from }, visit): CaptureBody => ({
    external,
    ...(visit === 0 && person),
    ...(from.utm && { utm: from.utm }),
    touchpoint: { kind },
    occurredAt: at.toISOString(),
  }));
  return { index, external, quality, companySize: person.profile['companySize']!, captures };
}

/** Plausible and nobody: names by chance, a domain that cannot exist, numbers kept for fiction. */
function personOf(seed: string, index: number, random: Random) {
  const first = random.pick(firstNames);
  const last = random.pick(lastNames);
  const company = `${random.pick(companyWords)}${random.pick(companyEndings)}`;
  const usesCompanyMail = random.chance(0.78);
  const domain = `${company}-${seed}.example`.toLowerCase();
  const email = `${first}.${last}.${index}@${domain}`.toLowerCase();
  const profile: Record<string, string> = {
    industry: random.weighted(industries),
    companySize: random.weighted(companySizes),
    country: random.weighted(countries),
    seniority: random.weighted(seniorities),
    department: random.pick(departments),
    ...(!usesCompanyMail && { emailKind: 'free-mail' }),
  };
  const contact: Record<string, string> = {
    firstName: first,
    lastName: last,
    company: `${company} GmbH`,
    jobTitle: random.pick(jobTitles),
    phone: `+49 30 23125 ${String(random.whole(0, 999)).padStart(3, '0')}`,
    ...(usesCompanyMail && { email }),
  };
  return { contact, profile };
}

interface Visit {
  readonly kind: TouchpointKind;
  readonly at: Date;
  readonly from: LeadSource;
}

const newsletter = leadSources.find(({ utm }) => utm?.medium === 'email')!;
const direct = leadSources.find(({ utm }) => utm === undefined)!;

/** The better a lead, the more it does and the closer together; the best ask for a demo. */
function journeyOf(source: LeadSource, quality: number, arrival: Date, random: Random): Visit[] {
  const visits: Visit[] = [{ kind: random.pick(source.first), at: arrival, from: source }];
  const more = Math.round(-Math.log(1 - random.next()) * (1 + quality * 2.6));
  let at = arrival;
  for (let visit = 0; visit < Math.min(more, 9); visit++) {
    at = new Date(at.getTime() + random.between(0.02, 1) * (9 - 5 * quality) * day);
    const kind = random.weighted<TouchpointKind>([
      ['page-view', 24],
      ['email-open', 16],
      ['email-click', 10],
      ['download', 14],
      ['pricing-view', 6 + quality * 16],
      ['webinar', 4 + quality * 6],
      ['form', 7],
    ]);
    visits.push({ kind, at, from: kind.startsWith('email') ? newsletter : direct });
  }
  if (random.chance(0.03 + quality * 0.36)) {
    at = new Date(at.getTime() + random.between(0.01, 6) * day);
    visits.push({ kind: 'demo-request', at, from: direct });
  }
  return visits;
}

/** What marketing gets a recycled lead to do, if anything: after this time. */
export function nurture(
  seed: string,
  plan: LeadPlan,
  cycle: number,
  after: Date,
  quarter: Quarter,
): CaptureBody[] {
  const random = randomOf(`${seed}/nurture/${plan.index}/${cycle}`);
  if (!random.chance(0.25 + plan.quality * 0.4)) return [];
  const captures: CaptureBody[] = [];
  let at = new Date(after.getTime() + random.between(4, 20) * day);
  for (let visit = random.whole(1, 3); visit > 0; visit--) {
    const kind = random.pick<TouchpointKind>(['email-click', 'webinar', 'pricing-view', 'call']);
    const { utm } = kind === 'email-click' ? newsletter : direct;
    captures.push({
      external: plan.external,
      ...(utm && { utm }),
      touchpoint: { kind },
      occurredAt: at.toISOString(),
    });
    at = new Date(at.getTime() + random.between(0.5, 4) * day);
  }
  return captures.filter(({ occurredAt }) => new Date(occurredAt) <= quarter.to);
}

function within(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

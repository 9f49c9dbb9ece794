import type { Receipt } from '../privacy/format-receipt.js';
import type { Flow } from '../settle/read-flow.js';
import {
  ledgerStates,
  type AccountCounts,
  type AttainmentAnswer,
  type CampaignMoney,
  type CampaignReportAnswer,
  type CommitmentsAnswer,
  type Figure,
  type FunnelAnswer,
  type LedgerAnswer,
  type LedgerState,
  type VelocityAnswer,
} from './answers.js';

/** How sales answers the leads it is given: obligations. */
export interface SalesToMarketing {
  readonly level: string | null;
  readonly met: number;
  readonly breached: number;
  readonly running: number;
  /** Met ÷ (met + breached); null while none has come to its end. */
  readonly attainment: number | null;
}

/** How marketing keeps its monthly goal: months in which leads qualified. */
export interface MarketingToSales {
  readonly level: string | null;
  readonly met: number;
  readonly missed: number;
  readonly running: number;
  /** Met ÷ (met + missed); null while no month is over. */
  readonly attainment: number | null;
  /** The current month. */
  readonly month: {
    readonly period: string;
    readonly reached: number | null;
    readonly goal: number;
    readonly pace: number | null;
    readonly onPace: boolean | null;
  } | null;
}

/** How many leads were erased, and the newest receipt. */
export interface Erasures {
  readonly erased: number;
  readonly newest: Receipt | null;
}

/** The figures of the whole system, as `report summary --json` prints them. */
export interface Summary {
  readonly leads: number;
  readonly won: number;
  readonly conversion: number | null;
  readonly byChannel: readonly { channel: string; leads: number; won: number }[];
  readonly daysToWon: Readonly<Record<'median' | 'p90' | 'mean', number | null>>;
  readonly ledger: Readonly<Record<'captured' | LedgerState, number>> & {
    readonly balanced: boolean;
  };
  readonly sla: {
    readonly salesToMarketing: SalesToMarketing;
    readonly marketingToSales: MarketingToSales;
  };
  /** Companies of leads, and what is asked about them. */
  readonly accounts: AccountCounts;
  readonly erasures: Erasures;
  /** Campaigns that cost something; absent where no cost is recorded. */
  readonly campaigns?: readonly CampaignSummary[];
  readonly streams: Flow;
}

/** Money in minor units, per lead to two decimals of them; null where it was not computed. */
export interface CampaignSummary {
  /** The campaign's name or code; `all` for all of them together. */
  readonly campaign: string;
  readonly leads: number;
  readonly mql: number;
  readonly customers: number;
  readonly currency: string | null;
  readonly cost: number | string | null;
  readonly costPerLead: number | null;
  readonly costPerMql: number | null;
  readonly costPerCustomer: number | null;
}

export interface SummaryParts {
  readonly ledger: LedgerAnswer;
  readonly funnel: FunnelAnswer;
  readonly velocity: VelocityAnswer;
  readonly attainment: AttainmentAnswer;
  readonly commitments: CommitmentsAnswer;
  readonly accounts: AccountCounts;
  readonly flow: Flow;
  /** The newest, where anybody was erased. */
  readonly receipt: Receipt | null;
  readonly campaigns?: CampaignReportAnswer;
  readonly campaignNames?: Readonly<Record<string, string>>;
}

/** Puts the answers of the reports together; numbers to 3 decimals, the conversion to 5. */
export function summaryOf(parts: SummaryParts): Summary {
  const { ledger, funnel, velocity, attainment, commitments, accounts, flow, receipt } = parts;
  const { median, p90, mean } = velocity.daysToWon;
  return {
    leads: count(funnel.all.stages.captured),
    won: count(funnel.all.stages.won),
    conversion: rounded(funnel.all.conversion.value, 5),
    byChannel: channelsOf(funnel),
    daysToWon: {
      median: rounded(median.value),
      p90: rounded(p90.value),
      mean: rounded(mean.value),
    },
    ledger: ledgerOf(ledger),
    sla: {
      salesToMarketing: salesToMarketing(attainment),
      marketingToSales: marketingToSales(attainment, commitments),
    },
    accounts,
    erasures: { erased: count(ledger.states.erased), newest: receipt },
    ...(parts.campaigns && { campaigns: campaignsOf(parts.campaigns, parts.campaignNames ?? {}) }),
    streams: flow,
  };
}

/** Null stays null: what was not computed is not 0. */
export function rounded(value: number | null, decimals = 3): number | null {
  return value === null ? null : Number(value.toFixed(decimals));
}

function count({ value }: Figure): number {
  return value ?? 0;
}

function channelsOf({ rows }: FunnelAnswer): Summary['byChannel'] {
  return rows
    .map(({ key, stages }) => ({
      channel: key,
      leads: count(stages.captured),
      won: count(stages.won),
    }))
    .sort((one, other) => other.leads - one.leads || (one.channel < other.channel ? -1 : 1));
}

function campaignsOf(
  { rows, all }: CampaignReportAnswer,
  names: Readonly<Record<string, string>>,
): CampaignSummary[] {
  const costly = rows.filter(({ cost }) => cost.length > 0);
  return [...costly, { ...all, key: 'all' }].map((row) => ({
    campaign: names[row.key] ?? row.key,
    leads: count(row.leads),
    mql: count(row.mql),
    customers: count(row.customers),
    currency: row.costPerLead.currency ?? null,
    cost: row.cost.length === 1 ? row.cost[0]!.value : null,
    costPerLead: perLead(row.costPerLead),
    costPerMql: perLead(row.costPerMql),
    costPerCustomer: perLead(row.costPerCustomer),
  }));
}

function perLead({ value }: CampaignMoney): number | null {
  return value === null ? null : rounded(Number(value), 2);
}

function ledgerOf({ captured, states, balanced }: LedgerAnswer): Summary['ledger'] {
  const inStates = Object.fromEntries(
    ledgerStates.map((state) => [state, count(states[state])]),
  ) as Record<LedgerState, number>;
  return { captured: count(captured), ...inStates, balanced };
}

function salesToMarketing({ serviceLevels }: AttainmentAnswer): SalesToMarketing {
  const level = serviceLevels.find(({ agreed }) => agreed?.from === 'sales') ?? serviceLevels[0];
  if (!level) return { level: null, met: 0, breached: 0, running: 0, attainment: null };
  return {
    level: level.level,
    met: count(level.met),
    breached: count(level.breached),
    running: count(level.running),
    attainment: rounded(level.attainment.value),
  };
}

function marketingToSales(
  { commitments }: AttainmentAnswer,
  byMonth: CommitmentsAnswer,
): MarketingToSales {
  const commitment =
    commitments.find(({ agreed }) => agreed.from === 'marketing') ?? commitments[0];
  const months =
    byMonth.items.find((item) => item.commitment === commitment?.commitment)?.months ?? [];
  const inUse = months.filter(({ reached, outcome }) => reached.value || outcome === 'running');
  const number = (outcome: string) => inUse.filter((month) => month.outcome === outcome).length;
  const [met, missed] = [number('met'), number('missed')];
  return {
    level: commitment?.commitment ?? null,
    met,
    missed,
    running: number('running'),
    attainment: met + missed === 0 ? null : rounded(met / (met + missed)),
    month: commitment
      ? {
          period: commitment.period,
          reached: commitment.reached.value,
          goal: commitment.agreed.perMonth,
          pace: rounded(commitment.expected.value),
          onPace: commitment.onPace,
        }
      : null,
  };
}

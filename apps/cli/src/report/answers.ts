/** The parts of the services' reports that are read here. */
export interface Figure {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly reason?: string;
}

export const ledgerStates = [
  'open',
  'won',
  'lost',
  'recycled',
  'disqualified',
  'merged',
  'erased',
] as const;
export type LedgerState = (typeof ledgerStates)[number];

export interface LedgerAnswer {
  readonly captured: Figure;
  readonly states: Readonly<Record<LedgerState, Figure>>;
  readonly balanced: boolean;
  readonly lossReasons: readonly { reason: string; leads: Figure }[];
}

export const funnelStages = [
  'captured',
  'qualified',
  'assigned',
  'accepted',
  'opportunity',
  'won',
  'customers',
] as const;
export type FunnelStage = (typeof funnelStages)[number];

export interface FunnelRow {
  readonly stages: Readonly<Record<FunnelStage, Figure>>;
  readonly conversion: Figure;
}

export interface FunnelAnswer {
  readonly by: string;
  readonly all: FunnelRow;
  readonly rows: readonly (FunnelRow & { readonly key: string })[];
}

export interface VelocityAnswer {
  readonly daysToWon: Readonly<Record<'median' | 'p90' | 'mean', Figure>>;
  readonly wonBeforeCapture: Figure;
}

export interface AttainmentAnswer {
  readonly serviceLevels: readonly {
    readonly level: string;
    readonly agreed: { label: string; from: string; to: string; minutes: number } | null;
    readonly attainment: Figure;
    readonly met: Figure;
    readonly breached: Figure;
    readonly running: Figure;
    readonly corrected: Figure;
  }[];
  readonly commitments: readonly {
    readonly commitment: string;
    readonly agreed: { label: string; from: string; to: string; perMonth: number };
    readonly period: string;
    readonly reached: Figure;
    readonly expected: Figure;
    readonly attainment: Figure;
    readonly onPace: boolean | null;
  }[];
}

/** Each month of each commitment. */
export interface CommitmentsAnswer {
  readonly items: readonly {
    readonly commitment: string;
    readonly months:
      | readonly { period: string; reached: Figure; outcome: 'running' | 'met' | 'missed' }[]
      | null;
  }[];
}

/** Customers who stay and who buy again. */
export interface RetentionAnswer {
  readonly all: CustomersAnswer;
  readonly cohorts: readonly (CustomersAnswer & { readonly month: string })[];
  readonly period: {
    readonly month: string;
    readonly customerRetention: Figure;
    readonly netRevenueRetention: Figure;
    readonly grossRevenueRetention: Figure;
  };
  readonly revenue: readonly { currency: string; first: Figure; repeat: Figure }[];
}

export interface CustomersAnswer {
  readonly won: Figure;
  readonly kept: Figure;
  readonly churned: Figure;
  readonly retained: Figure;
  readonly repeatPurchases: Figure;
}

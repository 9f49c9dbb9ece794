import { streamNames } from '@smarketing/contracts';
import { olistFigures } from './olist-figures.js';
import {
  ledgerStates,
  type AttainmentAnswer,
  type CommitmentMonth,
  type Figure,
  type FunnelRow,
  type MoneyFigure,
  type RetentionAnswer,
} from '../src/report/answers.js';
import type { SummaryParts } from '../src/report/summary.js';
import type { Receipt } from '../src/privacy/format-receipt.js';
import type { Flow } from '../src/settle/read-flow.js';

export function figure(value: number | null): Figure {
  return {
    value,
    numerator: value,
    denominator: null,
    unit: 'leads',
    metric: 'a-metric',
    metricVersion: 1,
    playbook: 1,
    window: { from: null, to: null },
    asOf: '2026-11-30T12:00:00.000Z',
    restated: false,
    leadsHref: null,
  };
}

function moneyFigure(value: number): MoneyFigure {
  return { ...figure(value), unit: 'money', currency: 'EUR' };
}

function monthOf(period: string, reached: number, outcome: CommitmentMonth['outcome']) {
  const figures = { reached: figure(reached), expected: figure(200), attainment: figure(null) };
  return { period, ...figures, outcome, goal: 200, onPace: null, announced: null, restated: false };
}

function funnelRow(leads: number, won: number): FunnelRow {
  const stages = { captured: leads, qualified: leads, assigned: leads };
  const sold = { accepted: won, opportunity: won, won, customers: won };
  const figures = Object.entries({ ...stages, ...sold }).map(([stage, n]) => [stage, figure(n)]);
  return {
    stages: Object.fromEntries(figures) as FunnelRow['stages'],
    conversion: figure(leads === 0 ? null : won / leads),
  };
}

const states = {
  open: 7_158,
  won: 842,
  lost: 0,
  recycled: 0,
  disqualified: 0,
  merged: 0,
  erased: 0,
};
const level: AttainmentAnswer['serviceLevels'][number]['agreed'] = {
  label: 'Accept or reject every assigned lead',
  from: 'sales',
  to: 'marketing',
  act: 'accept-or-reject',
  minutes: 240,
  calendar: 'office',
};
const goal: AttainmentAnswer['commitments'][number]['agreed'] = {
  label: 'Qualified leads for sales',
  from: 'marketing',
  to: 'sales',
  metric: 'mql',
  perMonth: 200,
  calendar: 'office',
};

/** What the services answer after the Olist replay. */
export const olistAnswers: SummaryParts = {
  accounts: { accounts: 2_340, attached: 6_120, asked: 410, questions: 87 },
  ledger: {
    captured: figure(8_000),
    states: Object.fromEntries(
      ledgerStates.map((state) => [state, figure(states[state])]),
    ) as SummaryParts['ledger']['states'],
    balanced: true,
    lossReasons: [],
  },
  funnel: {
    by: 'channel',
    all: funnelRow(8_000, 842),
    rows: olistFigures.byChannel
      .map(({ channel, leads, won }) => ({ key: channel as string, ...funnelRow(leads, won) }))
      .toReversed(),
  },
  velocity: {
    daysToWon: {
      median: figure(14.650960648148148),
      p90: figure(162.58917824074075),
      mean: figure(49.10121),
    },
    wonBeforeCapture: figure(1),
  },
  attainment: {
    serviceLevels: [
      {
        level: 'respond-to-handoff',
        agreed: level,
        attainment: figure(6 / 8_000),
        met: figure(6),
        breached: figure(7_994),
        running: figure(0),
        corrected: figure(0),
      },
    ],
    commitments: [
      {
        commitment: 'qualified-leads',
        agreed: goal,
        period: '2026-11',
        reached: figure(0),
        expected: figure(142.85714285714286),
        attainment: figure(0),
        onPace: false,
        monitored: {},
      },
    ],
  },
  commitments: {
    items: [
      {
        commitment: 'qualified-leads',
        agreed: goal,
        months: [
          monthOf('2026-11', 0, 'running'),
          monthOf('2026-10', 0, 'missed'),
          monthOf('2018-05', 1_303, 'met'),
          monthOf('2017-06', 4, 'missed'),
        ],
      },
    ],
  },
  flow: Object.fromEntries(
    streamNames.map((stream) => [stream, { published: 10, folded: 10 }]),
  ) as Flow,
  receipt: null,
};

const customers = (won: number, churned: number, again: number) => ({
  won: figure(won),
  kept: figure(won - churned),
  churned: figure(churned),
  retained: figure((won - churned) / won),
  repeatPurchases: figure(again / won),
});
const notKnown: Figure = {
  ...figure(null),
  reason: 'No fact states the recurring revenue of a customer at the start of a period.',
};

export const retentionAnswer: RetentionAnswer = {
  all: customers(108, 9, 31),
  cohorts: [
    { month: '2026-09', ...customers(66, 7, 22) },
    { month: '2026-10', ...customers(42, 2, 9) },
  ],
  period: {
    month: '2026-10',
    customerRetention: { ...figure(60 / 66), numerator: 60, denominator: 66 },
    netRevenueRetention: notKnown,
    grossRevenueRetention: notKnown,
  },
  revenue: [{ currency: 'EUR', first: moneyFigure(123_456_700), repeat: moneyFigure(4_900_000) }],
};

export const shownReceipt: Receipt = {
  leadId: '01a2088b-5729-742d-931e-fee9659bb436',
  erasedAt: '2026-11-23T09:00:00.000Z',
  ground: 'request',
  deleted: [
    { of: 'vault_keys', count: 1 },
    { of: 'vault', count: 1 },
    { of: 'identities', count: 2 },
    { of: 'touchpoints', count: 3 },
  ],
  kept: [],
  confirmations: [
    { service: 'marketing-intake', at: '2026-11-23T09:00:00.000Z' },
    { service: 'lead-scoring', at: '2026-11-23T09:00:01.000Z' },
    { service: 'sales-handoff', at: '2026-11-23T09:00:01.000Z' },
    { service: 'sla-monitor', at: null },
    { service: 'feedback', at: '2026-11-23T09:00:02.000Z' },
  ],
  missing: ['sla-monitor'],
  complete: false,
};

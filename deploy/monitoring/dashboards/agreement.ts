import { RowBuilder, type Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboard, figure, lines, type PanelSpec } from './panels.ts';

interface Objective {
  /** Label of its recorded ratios. */
  readonly name: string;
  readonly histogram: string;
  readonly of: string;
  /** Of the bucket that is in time, as a pattern: Prometheus 3 writes 2.0 for 2. */
  readonly inTime: string;
  readonly target: number;
}

const assigned: Objective = {
  name: 'assigned-in-2s',
  histogram: 'smarketing_handoff_qualified_to_assigned_seconds',
  of: 'lane="live"',
  inTime: '2|2[.]0',
  target: 0.995,
};
const inLastView: Objective = {
  name: 'in-last-view-in-5s',
  histogram: 'smarketing_bus_commit_to_apply_seconds',
  of: 'service="feedback", lane="live"',
  inTime: '5|5[.]0',
  target: 0.999,
};

const budgetOf = ({ target }: Objective) => Number((1 - target).toFixed(6));

/** The share that was in time, over the range that is shown. */
function shareInTime({ histogram, of, inTime }: Objective): string {
  return `sum(increase(${histogram}_bucket{${of}, le=~"${inTime}"}[$__range])) / sum(increase(${histogram}_count{${of}}[$__range]))`;
}

function kept(title: string, objective: Objective): PanelSpec {
  const percent = `${Number((objective.target * 100).toFixed(3))} %`;
  return {
    title,
    description: `Over the range that is shown. The objective is ${percent} over 30 days.`,
    unit: 'percentunit',
    queries: { 'in time': shareInTime(objective) },
  };
}

function budgetLeft(title: string, objective: Objective): PanelSpec {
  return {
    title,
    description:
      'Of the range that is shown; below 0 the objective was missed. Show 30 days for the agreed one.',
    unit: 'percentunit',
    queries: { left: `1 - (1 - ${shareInTime(objective)}) / ${budgetOf(objective)}` },
  };
}

function burn(title: string, objective: Objective): PanelSpec {
  const rate = (window: string) =>
    `objective:smarketing_late:ratio_rate${window}{objective="${objective.name}"} / ${budgetOf(objective)}`;
  return {
    title,
    description:
      '1: the budget lasts exactly 30 days. Somebody is woken above 14.4 for an hour or 6 for six hours; a ticket is written above 1 for three days.',
    unit: 'short',
    queries: { '1 h': rate('1h'), '6 h': rate('6h'), '3 d': rate('3d') },
  };
}

function times(title: string, description: string, { histogram, of }: Objective): PanelSpec {
  const quantile = (share: number) =>
    `histogram_quantile(${share}, sum by (le) (rate(${histogram}_bucket{${of}}[$__rate_interval])))`;
  return {
    title,
    description,
    unit: 's',
    queries: { median: quantile(0.5), '95 %': quantile(0.95), '99 %': quantile(0.99) },
    span: 12,
  };
}

/** What marketing and sales have promised each other, as far as metrics tell. */
export const agreement: Dashboard = dashboard(
  'smarketing-agreement',
  'smarketing: the agreement',
  'Both objectives and how fast their budgets are used up. What the departments report to each other (ledger, funnel, attainment of service levels, commitments and their pace) is not exported as metrics: read it with smarketing report, or GET /v1/reports of feedback.',
)
  .time({ from: 'now-7d', to: 'now' })
  .withRow(new RowBuilder('Hot leads get a rep: 99.5 % within 2 s'))
  .withPanel(figure(kept('Assigned within 2 s', assigned)))
  .withPanel(figure(budgetLeft('Budget left for late leads', assigned)))
  .withPanel(lines(burn('How fast the budget of leads is used up', assigned)))
  .withPanel(
    lines(
      times(
        'From qualification to a rep',
        'Live leads, from the commit of the qualification. Time without an active rep is left out.',
        assigned,
      ),
    ),
  )
  .withPanel(
    lines({
      title: 'Leads per hour',
      description:
        'Folded by sales-handoff: qualifications, those of leads that asked again or were qualified elsewhere included; and leads that got a rep. By lane: imports are bulk.',
      unit: 'short',
      span: 12,
      queries: {
        'qualifications ({{lane}})':
          'sum by (lane) (rate(smarketing_bus_events_applied_total{service="sales-handoff", stream="qualifications"}[$__rate_interval])) * 3600',
        'assigned ({{lane}})': `sum by (lane) (rate(${assigned.histogram}_count[$__rate_interval])) * 3600`,
      },
    }),
  )
  .withRow(new RowBuilder('Reports are up to date: 99.9 % of facts within 5 s'))
  .withPanel(figure(kept('In the last view within 5 s', inLastView)))
  .withPanel(figure(budgetLeft('Budget left for late facts', inLastView)))
  .withPanel(lines(burn('How fast the budget of facts is used up', inLastView)))
  .withPanel(
    lines(
      times(
        'From commit to report',
        'Live facts of all services, from the commit by their owner until feedback has folded them.',
        inLastView,
      ),
    ),
  )
  .withPanel(
    lines({
      title: 'Facts per hour',
      description: 'Facts that feedback has folded, by stream. Imports included.',
      unit: 'short',
      span: 12,
      queries: {
        '{{stream}}':
          'sum by (stream) (rate(smarketing_bus_events_applied_total{service="feedback"}[$__rate_interval])) * 3600',
      },
    }),
  )
  .withRow(new RowBuilder('Deadlines are noticed'))
  .withPanel(
    lines({
      title: 'Deadlines that are past and not noticed',
      description: 'Of obligations and commitments. Should be back to 0 within seconds.',
      unit: 'short',
      span: 12,
      queries: {
        overdue: 'max(smarketing_bus_overdue_timers{service="sla-monitor"})',
      },
    }),
  )
  .withPanel(
    lines({
      title: 'Deadlines noticed per hour',
      description: 'Obligations and commitments that sla-monitor has looked at in time.',
      unit: 'short',
      span: 12,
      queries: {
        noticed:
          'sum(rate(smarketing_bus_timers_fired_total{service="sla-monitor"}[$__rate_interval])) * 3600',
      },
    }),
  )
  .build();

import { paint, plainScreen, type Screen } from '../terminal/screen.js';
import { wrapLine } from '../terminal/wrap-line.js';
import { moneyOf } from './format-campaign-report.js';
import { ledgerLines } from './format-reports.js';
import type { Summary } from './summary.js';
import { days, percent, table, whole } from './table.js';

const mostChannels = 12;

/** The summary as people read it. */
export function formatSummary(summary: Summary, screen: Screen = plainScreen): string {
  const { leads, won, conversion, ledger, daysToWon, sla, streams } = summary;
  const heading = (text: string) => paint(screen, 'heading', text);
  const events = Object.values(streams).reduce((total, { published }) => total + published, 0);
  const missing = Object.entries(streams).filter(([, flow]) => flow.published !== flow.folded);
  return [
    heading(`${whole(leads)} leads, ${whole(won)} won: ${percent(conversion)}`),
    '',
    ...ledgerLines(ledger.captured, ledger, ledger.balanced, screen),
    '',
    heading('Funnel by channel'),
    channelTable(summary, screen),
    '',
    wrapLine(
      `Days to won: median ${days(daysToWon.median)}, 9 of 10 within ${days(daysToWon.p90)}, mean ${days(daysToWon.mean)}`,
      screen,
    ),
    ...(summary.campaigns
      ? ['', heading('Campaigns'), campaignTable(summary.campaigns, screen)]
      : []),
    '',
    heading('Service levels'),
    wrapLine(`  Sales → marketing: ${salesLine(sla.salesToMarketing)}`, screen),
    wrapLine(`  Marketing → sales: ${marketingLine(sla.marketingToSales)}`, screen),
    '',
    heading('Companies'),
    wrapLine(`  ${accountsLine(summary.accounts)}`, screen),
    '',
    ...erasureLines(summary, screen),
    missing.length === 0
      ? `Events: ${whole(events)} published, all arrived at feedback`
      : wrapLine(
          `Events on their way to feedback: ${missing.map(([stream, flow]) => `${stream} ${whole(flow.folded)} of ${whole(flow.published)}`).join(', ')}`,
          screen,
        ),
  ].join('\n');
}

function accountsLine({ accounts, attached, asked, questions }: Summary['accounts']): string {
  return `${whole(attached)} leads attached to ${whole(accounts)} accounts; ${whole(questions)} questions wait, about ${whole(asked)} leads`;
}

function erasureLines({ erasures: { newest, erased } }: Summary, screen: Screen): string[] {
  if (!newest) return [];
  const { leadId, ground, deleted, missing, confirmations } = newest;
  const documents = deleted.reduce((sum, { count }) => sum + count, 0);
  const confirmed =
    missing.length === 0
      ? `all ${confirmations.length} services have confirmed`
      : `not confirmed by ${missing.join(', ')}`;
  return [
    paint(screen, 'heading', 'Privacy'),
    wrapLine(
      `  ${whole(erased)} erased, the newest lead ${leadId} (${ground}): ${whole(documents)} documents deleted with its contact data, ${confirmed}`,
      screen,
    ),
    '',
  ];
}

function channelTable({ byChannel }: Summary, screen: Screen): string {
  const shown = byChannel.slice(0, mostChannels);
  const rows = shown.map(({ channel, leads, won }) => [
    channel,
    whole(leads),
    whole(won),
    percent(leads === 0 ? null : won / leads),
  ]);
  const more = byChannel.length - shown.length;
  const rest = more > 0 ? [[`and ${more} more`, '', '', '']] : [];
  return table(['channel', 'leads', 'won', 'conversion'], [...rows, ...rest], { screen });
}

function campaignTable(campaigns: NonNullable<Summary['campaigns']>, screen: Screen): string {
  const rows = campaigns.map((row) => {
    const { campaign, leads, mql, customers, currency } = row;
    const money = (value: number | string | null) => moneyOf({ value, currency });
    return [
      campaign,
      whole(leads),
      whole(mql),
      whole(customers),
      money(row.cost),
      money(row.costPerLead),
      money(row.costPerMql),
      money(row.costPerCustomer),
    ];
  });
  const names = ['campaign', 'leads', 'MQL', 'customers', 'cost'];
  return table([...names, 'per lead', 'per MQL', 'per customer'], rows, { screen });
}

function salesLine({ met, breached, running, attainment }: Summary['sla']['salesToMarketing']) {
  return `${percent(attainment)} of handoffs answered on time (${whole(met)} met, ${whole(breached)} breached, ${whole(running)} running)`;
}

function marketingLine({ met, missed, month }: Summary['sla']['marketingToSales']): string {
  const now = month
    ? `${month.period}: ${whole(month.reached)} of ${whole(month.goal)} qualified leads, pace asks for ${whole(month.pace)}`
    : 'nothing is agreed';
  return met + missed === 0 ? now : `${now}; of ${met + missed} months before, ${met} met`;
}

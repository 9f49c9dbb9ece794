import type { LoggedFact } from './log-contents.ts';

/** Counters by their ids, as the reports have them: `funnel:channel:event:won`. */
export type Figures = Map<string, number>;

interface Lead {
  captured?: FirstContact;
  /** By lead: the first contacts of those that were merged into it. */
  absorbed: Map<string, FirstContact>;
  isMerged: boolean;
  qualified?: { time: Date; cycle: number };
  stages: Set<string>;
  handoff?: { state: string; cycle: number };
  deal?: { outcome: string; time: Date; reason: string; amount?: Money };
  churnedAt?: Date;
  purchases: Money[];
  duties: Map<string, { level: string; state: string; corrected: boolean }>;
}

interface FirstContact {
  time: Date;
  channel: string;
  campaign: string | undefined;
}

interface Money {
  amount: number;
  currency: string;
}

const quarterHour = 15 * 60_000;

/**
 * The figures of the reports, recomputed from the facts of the leads by other means than the
 * product's: nothing in here is of its code. `facts` of one lead, each stream in its order.
 */
export function addFigures(figures: Figures, facts: readonly LoggedFact[]): void {
  const lead: Lead = {
    absorbed: new Map(),
    isMerged: false,
    stages: new Set(),
    purchases: [],
    duties: new Map(),
  };
  for (const fact of facts) hear(lead, fact);
  const add = (amount: number, ...path: string[]) => {
    const id = path.map(encoded).join(':');
    figures.set(id, (figures.get(id) ?? 0) + amount);
  };
  if (facts.some(({ type }) => type === 'smarketing.lead.erased.v1')) {
    add(1, 'ledger', 'captured');
    add(1, 'ledger', 'erased');
    return;
  }
  if (!lead.captured) return;
  if (lead.isMerged) {
    // Another lead stands for it: it is in the ledger, and its money was paid.
    add(1, 'ledger', 'captured');
    add(1, 'ledger', 'merged');
    if (lead.deal?.outcome !== 'won') return;
    addMoney(lead, add);
    addOrigin(lead, lead.captured, [], add);
    return;
  }
  const first = earliest([lead.captured, ...lead.absorbed.values()]);
  addLedger(lead, add);
  addFunnel(lead, first, add);
  addDuties(lead, add);
  addCustomer(lead, first, add);
  addOrigin(lead, first, originStages(lead), add);
}

/** What campaigns have cost, from the facts of one campaign in their order: the last word of a day counts. */
export function addCosts(figures: Figures, facts: readonly LoggedFact[]): void {
  const days = new Map<string, LoggedFact['data']>();
  for (const { type, data } of facts) {
    if (!type.includes('.campaign.cost-recorded.')) continue;
    days.set(`${String(data['platform'])} ${String(data['day'])}`, data);
  }
  for (const data of days.values()) {
    const { amount, currency } = data['amount'] as Money;
    const place = ['cost', String(data['campaignId']), String(data['day']).slice(0, 7)];
    for (const [word, by] of [['reports', 1] as const, ['amount', amount] as const]) {
      const id = [...place, word, currency].map(encoded).join(':');
      figures.set(id, (figures.get(id) ?? 0) + by);
    }
  }
}

function earliest(contacts: readonly FirstContact[]): FirstContact {
  return contacts.reduce((first, one) => (one.time < first.time ? one : first));
}

type Add = (amount: number, ...path: string[]) => void;

function hear(lead: Lead, { type, data, time }: LoggedFact): void {
  const cycle = Number(data['cycle']);
  const name = type.replace(/^smarketing\./, '').replace(/\.v1$/, '');
  switch (name) {
    case 'lead.captured':
      lead.captured = {
        time,
        channel: String(data['channel']),
        campaign: typeof data['campaignId'] === 'string' ? data['campaignId'] : undefined,
      };
      break;
    case 'lead.absorbed': {
      const { channel, at, campaignId: campaign } = data['first'] as Record<string, string>;
      const first = { time: new Date(at!), channel: channel!, campaign };
      lead.absorbed.set(String(data['absorbedId']), first);
      break;
    }
    case 'lead.unmerged':
      for (const absorbed of data['absorbedIds'] as string[]) lead.absorbed.delete(absorbed);
      break;
    case 'lead.merged-away':
    case 'lead.restored':
      lead.isMerged = name === 'lead.merged-away';
      break;
    case 'lead.qualified':
      lead.qualified = { time: lead.qualified?.time ?? time, cycle };
      break;
    case 'lead.assigned':
    case 'lead.accepted':
    case 'opportunity.opened':
      lead.stages.add(name === 'opportunity.opened' ? 'opportunity' : name.slice('lead.'.length));
      lead.handoff = { state: 'running', cycle };
      break;
    case 'lead.recycled':
    case 'lead.disqualified':
      lead.handoff = { state: name.slice('lead.'.length), cycle };
      break;
    case 'deal.closed':
      lead.deal = {
        outcome: String(data['outcome']),
        time,
        reason: typeof data['reason'] === 'string' ? data['reason'] : '(none)',
        ...(data['amount'] !== undefined && { amount: data['amount'] as Money }),
      };
      lead.handoff = { state: String(data['outcome']), cycle };
      break;
    case 'purchase.recorded':
      lead.purchases.push(data['amount'] as Money);
      break;
    case 'customer.churned':
      lead.churnedAt = time;
      break;
    default:
      if (name.startsWith('obligation.')) hearDuty(lead, name.slice('obligation.'.length), data);
  }
}

function hearDuty(lead: Lead, what: string, data: LoggedFact['data']): void {
  const state = what === 'corrected' ? 'met' : what === 'at-risk' ? 'armed' : what;
  const level = String(data['level']);
  lead.duties.set(`${level}/${String(data['cycle'])}`, {
    level,
    state: state === 'armed' ? 'running' : state,
    corrected: what === 'corrected',
  });
}

function addLedger({ deal, handoff, qualified }: Lead, add: Add): void {
  const isBack = handoff && qualified && qualified.cycle > handoff.cycle;
  let state = 'open';
  if (deal?.outcome === 'won') state = 'won';
  else if (handoff && handoff.state !== 'running' && !isBack) state = handoff.state;
  add(1, 'ledger', 'captured');
  add(1, 'ledger', state);
  if (state === 'lost') add(1, 'ledger', 'lost-for', deal!.reason);
}

function addFunnel(lead: Lead, { time, channel }: NonNullable<Lead['captured']>, add: Add): void {
  const won = lead.deal?.outcome === 'won';
  const reached = [
    'captured',
    ...(lead.qualified ? ['qualified'] : []),
    ...['assigned', 'accepted', 'opportunity'].filter((stage) => lead.stages.has(stage)),
    ...(won ? ['won'] : []),
    ...(won && !lead.churnedAt ? ['customers'] : []),
  ];
  for (const stage of reached) {
    add(1, 'funnel', 'all', '', stage);
    add(1, 'funnel', 'channel', channel, stage);
    add(1, 'funnel', 'cohort', monthOf(time), stage);
  }
}

/** The stages that count by where the lead came from. */
function originStages(lead: Lead): string[] {
  return [
    'captured',
    ...(lead.qualified ? ['qualified'] : []),
    ...(lead.stages.has('accepted') ? ['accepted'] : []),
    ...(lead.deal?.outcome === 'won' ? ['won'] : []),
  ];
}

/** By the campaign and the channel of the first contact, in its month. */
function addOrigin(lead: Lead, first: FirstContact, stages: readonly string[], add: Add): void {
  const won = lead.deal?.outcome === 'won' ? lead.deal : undefined;
  const origins = [['channel', first.channel]];
  if (first.campaign !== undefined) origins.push(['campaign', first.campaign]);
  for (const [kind, name] of origins) {
    const place = [kind!, name!, monthOf(first.time)];
    for (const stage of stages) add(1, ...place, stage);
    if (won?.amount) add(won.amount.amount, ...place, 'revenue', won.amount.currency);
  }
}

function addDuties({ duties, qualified }: Lead, add: Add): void {
  for (const { level, state, corrected } of duties.values()) {
    add(1, 'sla', level, state);
    if (corrected) add(1, 'sla', level, 'corrected');
  }
  if (!qualified) return;
  const quarter = new Date(Math.floor(qualified.time.getTime() / quarterHour) * quarterHour);
  add(1, 'mql', quarter.toISOString().slice(0, 16).replace(':', '-'));
}

function addCustomer(lead: Lead, { time }: NonNullable<Lead['captured']>, add: Add): void {
  const { deal, churnedAt, purchases } = lead;
  if (deal?.outcome !== 'won') return;
  const cohort = monthOf(deal.time);
  const seconds = Math.floor((deal.time.getTime() - time.getTime()) / 1_000);
  add(1, 'daysToWon', String(seconds));
  if (deal.time < time) add(1, 'fault', 'won-before-capture');
  add(1, 'retention', 'won', cohort);
  if (churnedAt) add(1, 'retention', 'churned', cohort, monthOf(churnedAt));
  if (purchases.length > 0) {
    add(1, 'retention', 'repeat', cohort);
    add(purchases.length, 'retention', 'purchases', cohort);
  }
  addMoney(lead, add);
}

function addMoney({ deal, purchases }: Lead, add: Add): void {
  const won = deal?.amount;
  if (won) add(won.amount, 'retention', 'first-revenue', won.currency);
  for (const { amount, currency } of purchases)
    add(amount, 'retention', 'repeat-revenue', currency);
}

function monthOf(time: Date): string {
  return time.toISOString().slice(0, 7);
}

/** As the ids of counters are spelt. */
function encoded(part: string): string {
  return encodeURIComponent(part).replace(
    /[.!~*'()]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

import {
  CampaignCostRecorded,
  CampaignPlanned,
  contractOf,
  DealClosed,
  encodeHeaders,
  type FactClass,
  LeadAccepted,
  LeadAssigned,
  LeadCaptured,
  LeadQualified,
  LeadScored,
  ObligationArmed,
  ObligationMet,
  OpportunityOpened,
  PlaybookPublished,
  type StreamName,
  streams,
  TouchpointRecorded,
  deadLetterTopic,
  ownerOf,
} from '@smarketing/contracts';
import { defaultPlaybook } from '@smarketing/playbook';
import type { LoggedRecord } from '../log/logged-record.ts';
import { addCosts, addFigures, type Figures } from './fold-figures.ts';
import { contentsOf, factsOf, faultHeader } from './log-contents.ts';
import type { ServiceSnapshot, Snapshot, Stored } from './snapshot.ts';
import { theLayouts } from './the-layouts.ts';

export const lead = '0197b2a4-6f00-7000-8000-000000000001';
export const poisonedKey = '0197b2a4-6f00-7000-8000-000000000666';
export const campaign = '0197b2a4-6f00-7000-8000-00000000000c';
const opportunity = '0197b2a4-6f00-7000-8000-000000000002';
const touchpoint = '0197b2a4-6f00-7000-8000-000000000003';
const word = 'qzkvbx';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 9, minute));
const subject = { leadId: lead, repId: 'rep-1', cycle: 1 };
const money = { amount: 125_000, currency: 'EUR' };
const score = { score: 60, contributions: [{ rule: 'demo', group: 'engagement', points: 60 }] };
const owed = {
  subject: lead,
  obligationId: `${lead}:respond:1`,
  level: 'respond',
  cycle: 1,
  repId: 'rep-1',
  due: at(30).toISOString(),
};

const spent = {
  campaignId: campaign,
  platform: 'google-ads',
  day: '2026-11-22',
  zone: 'Europe/Berlin',
};

/** One lead from its capture to the deal, as facts. */
const story: readonly (readonly [fact: FactClass, data: object, minute: number])[] = [
  [
    PlaybookPublished,
    {
      playbook: 'playbook',
      version: 1,
      effectiveFrom: at(0).toISOString(),
      document: defaultPlaybook(),
    },
    0,
  ],
  [
    LeadCaptured,
    { leadId: lead, source: 'api', channel: 'event', campaignId: campaign, profile: {} },
    1,
  ],
  [
    TouchpointRecorded,
    { leadId: lead, touchpointId: touchpoint, kind: 'demo-request', channel: 'event' },
    2,
  ],
  [LeadScored, { leadId: lead, ...score }, 2],
  [
    LeadQualified,
    { leadId: lead, ...score, cycle: 1, threshold: 50, channel: 'event', profile: {} },
    2,
  ],
  [LeadAssigned, { ...subject, rule: 'weighted-round-robin' }, 3],
  [LeadAccepted, subject, 10],
  [OpportunityOpened, { ...subject, opportunityId: opportunity }, 11],
  [DealClosed, { ...subject, opportunityId: opportunity, outcome: 'won', amount: money }, 12],
  [CampaignPlanned, { campaignId: campaign, channel: 'event', origin: 'plan' }, 1],
  [CampaignCostRecorded, { ...spent, amount: { amount: 9_900, currency: 'EUR' } }, 2],
  [CampaignCostRecorded, { ...spent, amount: { amount: 10_000, currency: 'EUR' } }, 3],
  [ObligationArmed, { ...owed, armedAt: at(3).toISOString(), atRiskAt: at(20).toISOString() }, 3],
  [ObligationMet, { ...owed, metAt: at(10).toISOString(), usedMinutes: 7 }, 10],
];

/** An idle system in which everything is as it must be: for what a spec spoils in it. */
export function healthySnapshot(): Snapshot {
  const log = [...facts(), poisonRecord(), ...deadLetters()];
  const snapshot: Snapshot = {
    takenAt: at(59),
    log,
    committed: [{ group: 'feedback', topic: 'smarketing.leads', partition: 0, offset: 2 }],
    services: theLayouts.map((layout) => ({ layout, collections: collectionsOf(layout.service) })),
    requests: [
      {
        ...{ number: 1, service: 'marketing-intake', act: 'capture', attempts: 2 },
        body: { contact: { email: `${word}@${word}.example` }, touchpoint: {} },
        outcome: 'acknowledged',
        status: 202,
        answer: { leadId: lead, created: true },
      },
      {
        ...{ number: 2, service: 'sales-handoff', act: 'accept', attempts: 1, subject: lead },
        body: {},
        outcome: 'acknowledged',
        status: 200,
        answer: { changed: true },
      },
    ],
    contacts: [{ email: `${word}@${word}.example`, phone: '4915120000001', words: [word] }],
    serviceLogs: { 'feedback-1': '{"level":30,"msg":"Ready."}\n' },
    refolds: [
      {
        service: 'feedback',
        view: 'lead_stories',
        fold: (key) => ({ _id: key, touchpoints: 1 }),
      },
    ],
    settling: { milliseconds: 1_200, bound: 60_000, left: {} },
  };
  return withCounters(withPositions(snapshot));
}

function facts(): LoggedRecord[] {
  const next: Record<string, number> = {};
  const offsets: Record<string, number> = {};
  return story.map(([fact, data, minute]) => {
    const { stream, type, key: field } = contractOf(fact);
    const key = (data as Record<string, string>)[field]!;
    const sequence = (next[`${stream}/${key}`] = (next[`${stream}/${key}`] ?? 0) + 1);
    const offset = offsets[stream] ?? 0;
    offsets[stream] = offset + 1;
    const headers = encodeHeaders({
      id: `${stream}/${key}/${sequence}`,
      type,
      source: `/smarketing/${ownerOf(stream)}`,
      subject: key,
      time: at(minute),
      sequence,
      correlationId: 'c',
    });
    return recordOf(streams[stream].topic, offset, key, headers, JSON.stringify(data));
  });
}

function recordOf(
  topic: string,
  offset: number,
  key: string,
  headers: Record<string, string>,
  body: string,
): LoggedRecord {
  return { topic, partition: 0, offset, key, headers, body, timestamp: at(1).getTime() };
}

function poisonRecord(): LoggedRecord {
  const headers = { [faultHeader]: 'poison', 'x-fault-id': 'p1' };
  return recordOf('smarketing.leads', 2, poisonedKey, headers, '{');
}

function deadLetters(): LoggedRecord[] {
  const { headers, body } = poisonRecord();
  const where = { dl_topic: 'smarketing.leads', dl_partition: '0', dl_offset: '2' };
  return ['lead-scoring', 'feedback'].map((service) =>
    recordOf(deadLetterTopic(service), 0, poisonedKey, { ...headers, ...where }, body),
  );
}

type Counts = Partial<Record<StreamName, number>>;

function document(id: string, rest: object, seen: Counts, sent: Counts = {}): Stored {
  return { _id: id, ...rest, bus: { version: 1, shard: 0, seen, sent } };
}

function collectionsOf(service: string): Record<string, Stored[]> {
  const playbooks = [document('playbook', {}, { playbook: 1 })];
  const parked = [
    {
      _id: 'leads/0/2',
      ...{ stream: 'leads', shard: 0, offset: 2, key: poisonedKey, order: 2 },
      headers: poisonRecord().headers,
      fault: { name: 'UnusableMessageError' },
    },
  ];
  switch (service) {
    case 'marketing-intake':
      return {
        leads: [document(lead, { touchpoints: 1 }, {}, { leads: 2 })],
        campaigns: [document(campaign, {}, {}, { campaigns: 3 })],
        conversions: [document(lead, {}, { handoffs: 4 })],
        vault: [{ _id: lead, sealed: { buffer: Buffer.from('sealed') } }],
        playbooks,
      };
    case 'lead-scoring':
      return {
        scorecards: [
          document(
            lead,
            { touchpoints: { 'demo-request': 1 } },
            { leads: 2, handoffs: 4 },
            { scores: 1, qualifications: 1 },
          ),
        ],
        bus_parked: parked,
        playbooks,
      };
    case 'sales-handoff':
      return {
        handoffs: [document(lead, { stage: 'won' }, { qualifications: 1 }, { handoffs: 4 })],
        playbooks,
      };
    case 'sla-monitor':
      return {
        duties: [document(lead, { obligations: [obligation()] }, { handoffs: 4 }, { sla: 2 })],
        qualifications: [document(lead, {}, { qualifications: 1 })],
        playbooks,
      };
    default:
      return {
        lead_stories: [
          document(
            lead,
            { touchpoints: 1 },
            { leads: 2, scores: 1, qualifications: 1, handoffs: 4, sla: 2 },
          ),
        ],
        campaigns: [document(campaign, { channel: 'event' }, { campaigns: 3 })],
        playbook_releases: [document('playbook', {}, {}, { playbook: 1 })],
        bus_parked: parked,
        playbooks,
      };
  }
}

function obligation() {
  return {
    id: owed.obligationId,
    cycle: 1,
    state: 'met',
    corrected: false,
    due: new Date(owed.due),
    graceSeconds: 5,
  };
}

function withPositions(snapshot: Snapshot): Snapshot {
  const ends = new Map<string, number>();
  for (const { topic, offset } of snapshot.log) ends.set(topic, offset + 1);
  const services = snapshot.services.map(({ layout, collections }): ServiceSnapshot => {
    const next = Object.fromEntries(
      layout.consumes.map((stream) => [stream, ends.get(streams[stream].topic) ?? 0]),
    );
    return { layout, collections: { ...collections, bus_positions: [{ _id: 0, next }] } };
  });
  return { ...snapshot, services };
}

function withCounters(snapshot: Snapshot): Snapshot {
  const figures = new Map<string, number>();
  const streamsOfLeads = ['leads', 'scores', 'qualifications', 'handoffs', 'sla'] as const;
  addFigures(figures, factsOf(contentsOf(snapshot), lead, streamsOfLeads));
  const costs: Figures = new Map();
  addCosts(costs, factsOf(contentsOf(snapshot), campaign, ['campaigns']));
  const counters = {
    'lead_stories.counters': countersOf(figures),
    'campaigns.counters': countersOf(costs),
  };
  const services = snapshot.services.map((service) =>
    service.layout.service === 'feedback'
      ? { ...service, collections: { ...service.collections, ...counters } }
      : service,
  );
  return { ...snapshot, services };
}

function countersOf(figures: Figures): Stored[] {
  return [...figures].map(([counter, value]) => ({ _id: `0:${counter}`, counter, value }));
}

import { Injectable, Module } from '@nestjs/common';
import {
  CampaignPlanned,
  LeadCaptured,
  LeadRecycled,
  LeadScored,
  TouchpointRecorded,
} from '@smarketing/contracts';
import { ObservabilityModule } from '@smarketing/observability';
import type { TestSystem } from '@smarketing/testing';
import {
  DependencyUnavailableError,
  defineView,
  emit,
  EventBusModule,
  on,
  type Arrived,
  type EventBusOptions,
  type FoldContext,
  type Folded,
  type Reference,
  type ViewDocument,
} from '../src/index.js';

/** A lead as the counting service sees it. */
export interface Tally extends ViewDocument {
  captured: boolean;
  touchpoints: string[];
  recycled: number;
  ballast?: string;
}

/** Tallies that commands keep. */
export const keptTallies = defineView<Tally>('kept_tallies', { changedBy: 'commands' });

/** Changed by commands only; publishes the touchpoints that the tallies count. */
export interface Sender extends ViewDocument {
  sent: number;
}

export const senders = defineView<Sender>('senders', { changedBy: 'commands' });

/** Woken once, or as often as `again` says. */
export interface Alarm extends ViewDocument {
  rung: number;
  again: number;
  broken?: boolean;
}

/** What the folds of the counting service depend on; a spec takes it away and gives it back. */
@Injectable()
export class Surroundings implements Reference<Surroundings> {
  /** Thrown when the reference is loaded. */
  away: Error | undefined;
  /** Thrown by the fold of a touchpoint on the channel `dependent`. */
  foldAway = false;
  /** How often the fold of a touchpoint ran. */
  folds = 0;

  async load(): Promise<Surroundings> {
    if (this.away) throw this.away;
    return this;
  }
}

export class HopelessError extends Error {
  override readonly name = 'HopelessError';
  readonly retryable = false;
}

/** More than a document may hold. */
const tooMuch = 17 * 1024 * 1024;

function captured(tally: Tally | undefined, fact: Arrived<LeadCaptured>): Folded<Tally> {
  return { document: { ...blank(fact.key), ...tally, captured: true } };
}

function touched(
  tally: Tally | undefined,
  fact: Arrived<TouchpointRecorded>,
  { reference }: FoldContext<Surroundings>,
): Folded<Tally> {
  reference.folds++;
  const { channel, touchpointId } = fact.data;
  if (channel === 'poison') throw new TypeError('No rule for this channel.');
  if (channel === 'hopeless') throw new HopelessError('Never.');
  if (channel === 'dependent' && reference.foldAway) {
    throw new DependencyUnavailableError('The tariff is not known yet.');
  }
  const known = { ...blank(fact.key), ...tally };
  const touchpoints = [...known.touchpoints, touchpointId];
  const data = { leadId: fact.key, score: touchpoints.length, contributions: [] };
  return {
    document: {
      ...known,
      touchpoints,
      ...(channel === 'too-much' && { ballast: 'x'.repeat(tooMuch) }),
    },
    emit: [emit(LeadScored, data, { time: fact.time })],
  };
}

function recycled(tally: Tally | undefined, fact: Arrived<LeadRecycled>): Folded<Tally> {
  const known = { ...blank(fact.key), ...tally };
  return { document: { ...known, recycled: known.recycled + 1 } };
}

/** Counts touchpoints, and answers each with a score of as many points. */
export const tallies = defineView<Tally>('tallies', {
  contribute: ({ touchpoints, recycled: times }) => ({
    leads: 1,
    touchpoints: touchpoints.length,
    recycled: times,
  }),
  folds: [on(LeadCaptured, captured), on(TouchpointRecorded, touched), on(LeadRecycled, recycled)],
});

/** Announces every ring as a campaign. */
function ring(alarm: Alarm, { now }: FoldContext): Folded<Alarm> {
  if (alarm.broken) throw new TypeError('This one never rings.');
  const rung = alarm.rung + 1;
  const data = { campaignId: alarm._id, channel: `ring-${rung}`, origin: 'plan' as const };
  const wakeAt = rung <= alarm.again ? new Date(now.getTime() + 1) : null;
  return {
    document: { ...alarm, rung, wakeAt },
    emit: [emit(CampaignPlanned, data, { time: alarm.wakeAt ?? now })],
  };
}

export const alarms = defineView<Alarm>('alarms', { changedBy: 'commands', wake: ring });

function blank(_id: string): Tally {
  return { _id, captured: false, touchpoints: [], recycled: 0 };
}

export function countingService(system: TestSystem, options: Partial<EventBusOptions> = {}) {
  @Module({
    imports: [
      ObservabilityModule.forRoot({ service: 'counting', version: '0', port: 0 }),
      EventBusModule.forRoot({
        service: 'counting',
        consumes: ['leads', 'handoffs'],
        publishes: ['scores', 'leads', 'campaigns'],
        views: [tallies, keptTallies, senders, alarms],
        kafkaBrokers: system.kafkaBrokers,
        kafkaSecurity: system.kafkaSecurity,
        kafkaNamespace: system.kafkaNamespace,
        mongoUri: system.mongoUri,
        mongoSecurity: system.mongoSecurity,
        database: system.database('counting'),
        reference: Surroundings,
        ...options,
      }),
    ],
  })
  class CountingModule {}
  return CountingModule;
}

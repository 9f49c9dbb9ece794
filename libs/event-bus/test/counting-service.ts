import { Module } from '@nestjs/common';
import { LeadCaptured, LeadScored, TouchpointRecorded } from '@smarketing/contracts';
import { OpsModule } from '@smarketing/ops';
import type { TestSystem } from '@smarketing/testing';
import {
  defineView,
  emit,
  EventBusModule,
  Folds,
  OnFact,
  type Arrived,
  type Folded,
  type ViewDocument,
} from '../src/index.js';

/** A lead as the counting service sees it. */
export interface Tally extends ViewDocument {
  captured: boolean;
  touchpoints: string[];
}

export const tallies = defineView<Tally>('tallies', {
  contribute: ({ touchpoints }) => ({ leads: 1, touchpoints: touchpoints.length }),
});

/** Counts touchpoints, and answers each with a score of as many points. */
@Folds(tallies)
export class CountTouchpointsHandler {
  @OnFact(LeadCaptured)
  captured(tally: Tally | undefined, fact: Arrived<LeadCaptured>): Folded<Tally> {
    return { document: { _id: fact.key, captured: true, touchpoints: tally?.touchpoints ?? [] } };
  }

  @OnFact(TouchpointRecorded)
  touched(tally: Tally | undefined, fact: Arrived<TouchpointRecorded>): Folded<Tally> {
    if (fact.data.channel === 'poison') throw new TypeError('No rule for this channel.');
    const touchpoints = [...(tally?.touchpoints ?? []), fact.data.touchpointId];
    const data = { leadId: fact.key, score: touchpoints.length, contributions: [] };
    return {
      document: { _id: fact.key, captured: tally?.captured ?? false, touchpoints },
      emit: [emit(LeadScored, data, { time: fact.time })],
    };
  }
}

export function countingService(system: TestSystem) {
  @Module({
    imports: [
      OpsModule.forRoot({ service: 'counting', version: '0', port: 0 }),
      EventBusModule.forRoot({
        service: 'counting',
        consumes: ['leads'],
        publishes: ['scores'],
        views: [tallies],
        kafkaBrokers: system.kafkaBrokers,
        kafkaNamespace: system.kafkaNamespace,
        mongoUri: system.mongoUri,
        database: system.database('counting'),
      }),
    ],
    controllers: [CountTouchpointsHandler],
  })
  class CountingModule {}
  return CountingModule;
}

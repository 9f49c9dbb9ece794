import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { LeadScored } from '@smarketing/contracts';
import { defineView, EventBusModule } from '@smarketing/event-bus';
import { createLogger, ObservabilityModule } from '@smarketing/observability';
import { kafkaSecurity, mongoSecurity } from '../../measure/security.ts';
import { idOf } from '../../consumers/lead-facts.ts';
import type { RelayConfig } from '../relay-run.ts';

export interface Issuer {
  _id: string;
  scores: number;
}

export const issuers = defineView<Issuer>('issuers', { changedBy: 'commands' });

/** A service that consumes nothing. Its relay starts with `init`, not before. */
export function issuingService(config: RelayConfig) {
  @Module({
    imports: [
      ObservabilityModule.forRoot({ service: config.name, version: '0', port: 0 }),
      EventBusModule.forRoot({
        service: config.name,
        consumes: [],
        publishes: ['scores'],
        views: [issuers],
        kafkaBrokers: config.brokers,
        kafkaSecurity,
        kafkaNamespace: config.namespace,
        mongoUri: config.mongoUri,
        mongoSecurity,
        database: config.database,
      }),
    ],
  })
  class IssuingModule {}

  createLogger(config.name, { level: 'error' });
  return NestFactory.create(IssuingModule, new FastifyAdapter(), { logger: false });
}

/** The scores of one lead, as they are in the outbox and on the log. */
export function scoresOf(lead: number, perLead: number): LeadScored[] {
  const leadId = idOf('lead', lead);
  return Array.from({ length: perLead }, (_, index) => ({
    leadId,
    score: 10 * (index + 1),
    previousScore: 10 * index,
    contributions: ['form-filled', 'pricing-seen', 'company-fits', 'country-served'].map(
      (rule) => ({ rule, group: 'behaviour', points: 2.5 * (index + 1) }),
    ),
  }));
}

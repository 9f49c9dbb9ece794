import { kafkaClientOptions } from '@smarketing/connections';
import { ValidationPipe, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Transport, type KafkaOptions } from '@nestjs/microservices';
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import {
  captureSources,
  touchpointKinds,
  type LeadCaptured,
  type TouchpointRecorded,
} from '@smarketing/contracts';
import { IsIn, IsObject, IsOptional, IsString, IsUUID } from 'class-validator';
import kafkajs from 'kafkajs';
import { kafkaSecurity } from '../../measure/security.ts';
import { readConfig, report } from '../../measure/child-run.ts';
import { between, onFirst, readClocks, type WindowReading } from '../../measure/measured-window.ts';
import { rowsCollection } from '../lead-rows.ts';
import type { SubjectConfig, SubjectResult } from '../subject-run.ts';

/** `<kind>` or `<kind>-6`: six partitions at a time instead of the default, one. */
export const config = readConfig<SubjectConfig>();
const concurrency = config.variant.endsWith('-6') ? 6 : 1;
let started: WindowReading | undefined;
let applied = 0;

@Schema({ collection: rowsCollection, versionKey: false })
export class LeadRowModel {
  @Prop({ type: String })
  _id: string;

  @Prop({ type: String })
  channel: string;

  @Prop({ type: String, default: null })
  campaignId: string | null;

  @Prop({ type: String, default: null })
  industry: string | null;

  @Prop({ type: String, default: null })
  companySize: string | null;

  @Prop({ type: String, default: null })
  country: string | null;

  @Prop({ type: Number })
  touchpoints: number;

  @Prop({ type: Number })
  points: number;

  @Prop({ type: String, default: null })
  lastKind: string | null;

  @Prop({ type: Date })
  lastAt: Date;
}

export const leadRowSchema = SchemaFactory.createForClass(LeadRowModel);

/** One class for both facts: Nest's transport chooses the handler by topic. */
export class LeadEvent {
  @IsUUID()
  leadId: string;

  @IsString()
  channel: string;

  @IsOptional()
  @IsUUID()
  campaignId?: string;

  @IsOptional()
  @IsIn(captureSources)
  source?: LeadCaptured['source'];

  @IsOptional()
  @IsObject()
  profile?: LeadCaptured['profile'];

  @IsOptional()
  @IsUUID()
  touchpointId?: string;

  @IsOptional()
  @IsIn(touchpointKinds)
  kind?: TouchpointRecorded['kind'];
}

/** Runs the module until so many events are applied as the run has. */
export async function runStock(module: Type, options: { autoCommit: boolean }): Promise<void> {
  const app = await NestFactory.createMicroservice<KafkaOptions>(module, {
    logger: false,
    transport: Transport.KAFKA,
    options: {
      client: {
        ...kafkaClientOptions(config.brokers, kafkaSecurity),
        logLevel: kafkajs.logLevel.NOTHING,
      },
      consumer: { groupId: config.name, allowAutoTopicCreation: false },
      subscribe: { fromBeginning: true },
      run: { ...options, partitionsConsumedConcurrently: concurrency },
    },
  });
  app.useGlobalPipes(new ValidationPipe({ transform: true }));
  onFirst('fetch', () => (started = readClocks(config.pids)));
  await app.listen();
}

/** To be called when an event is applied for good. */
export function appliedOne(): void {
  if (++applied !== config.events) return;
  const measured = between(started!, readClocks(config.pids));
  const result: SubjectResult = { ...measured, appliedSeconds: measured.seconds, batches: applied };
  report(result);
}

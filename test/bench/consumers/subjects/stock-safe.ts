/**
 * Stock Nest made as safe as the bus, one message at a time: a transaction with an inbox entry, the
 * row, and the outbox row of what follows; Kafka's offset is committed after each. (Nothing relays
 * this outbox here, which spares it work that the bus does.)
 */
import { randomUUID } from 'node:crypto';
import { mongoClientOptions } from '@smarketing/connections';
import { Controller, Module } from '@nestjs/common';
import { Ctx, EventPattern, KafkaContext, Payload } from '@nestjs/microservices';
import {
  InjectConnection,
  InjectModel,
  MongooseModule,
  Prop,
  Schema,
  SchemaFactory,
} from '@nestjs/mongoose';
import mongoose, { Model } from 'mongoose';
import type { ClientSession } from 'mongoose';
import {
  contractOf,
  encodeHeaders,
  LeadCaptured,
  LeadScored,
  TouchpointRecorded,
} from '@smarketing/contracts';
import { mongoSecurity } from '../../measure/security.ts';
import { foldCaptured, foldTouchpoint, scoredBy } from '../lead-rows.ts';
import { leadsTopic, scoresTopic } from '../log-settings.ts';
import {
  appliedOne,
  config,
  LeadEvent,
  LeadRowModel,
  leadRowSchema,
  runStock,
} from './stock-app.ts';

const capturedType = contractOf(LeadCaptured).type;

@Schema({ collection: 'inbox', versionKey: false })
class InboxEntry {
  @Prop({ type: String })
  _id: string;

  @Prop({ type: Date })
  at: Date;
}

@Schema({ collection: 'outbox', versionKey: false })
class OutboxEntry {
  @Prop({ type: String })
  topic: string;

  @Prop({ type: String })
  key: string;

  @Prop({ type: Object })
  headers: Record<string, string>;

  @Prop({ type: String })
  body: string;
}

@Controller()
class SafeLeadEventsController {
  constructor(
    @InjectConnection() private readonly connection: mongoose.Connection,
    @InjectModel(LeadRowModel.name) private readonly rows: Model<LeadRowModel>,
    @InjectModel(InboxEntry.name) private readonly inbox: Model<InboxEntry>,
    @InjectModel(OutboxEntry.name) private readonly outbox: Model<OutboxEntry>,
  ) {}

  @EventPattern<string>(config.namespace + leadsTopic)
  async apply(@Payload() event: LeadEvent, @Ctx() context: KafkaContext): Promise<void> {
    const { headers, offset } = context.getMessage();
    const id = String(headers!['ce_id']);
    await this.connection.withSession((session) =>
      session.withTransaction(
        async () => {
          if (await this.inbox.exists({ _id: id }).session(session)) return;
          await this.inbox.create([{ _id: id, at: new Date() }], { session });
          await this.fold(event, headers as unknown as Record<string, string>, session);
        },
        { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } },
      ),
    );
    await context.getConsumer().commitOffsets([
      {
        topic: context.getTopic(),
        partition: context.getPartition(),
        offset: String(Number(offset) + 1),
      },
    ]);
    appliedOne();
  }

  private async fold(
    event: LeadEvent,
    headers: Record<string, string>,
    session: ClientSession,
  ): Promise<void> {
    const time = new Date(headers['ce_time']!);
    const found = await this.rows.findById(event.leadId).session(session);
    const row = found ?? new this.rows({ _id: event.leadId });
    const before = row.isNew ? undefined : row.toObject();
    if (headers['ce_type'] === capturedType) {
      row.set(foldCaptured(before, event as LeadCaptured, time));
      await row.save({ session });
      return;
    }
    const touchpoint = event as TouchpointRecorded;
    const after = foldTouchpoint(before!, touchpoint, time);
    row.set(after);
    await row.save({ session });
    const scored = scoredBy(after, touchpoint);
    if (scored) await this.outbox.create([outboxEntry(scored, time)], { session });
  }
}

function outboxEntry(scored: LeadScored, time: Date): OutboxEntry {
  const { leadId } = scored;
  const headers = encodeHeaders({
    id: `scores/${leadId}/${randomUUID()}`,
    type: contractOf(LeadScored).type,
    source: '/smarketing/bench',
    subject: leadId,
    time,
    sequence: 1,
    correlationId: randomUUID(),
  });
  return { topic: scoresTopic, key: leadId, headers, body: JSON.stringify(scored) };
}

@Module({
  imports: [
    MongooseModule.forRoot(config.mongoUri, {
      ...mongoClientOptions(mongoSecurity),
      dbName: config.database,
    }),
    MongooseModule.forFeature([
      { name: LeadRowModel.name, schema: leadRowSchema },
      { name: InboxEntry.name, schema: SchemaFactory.createForClass(InboxEntry) },
      { name: OutboxEntry.name, schema: SchemaFactory.createForClass(OutboxEntry) },
    ]),
  ],
  controllers: [SafeLeadEventsController],
})
class SafeModule {}

await runStock(SafeModule, { autoCommit: false });

/** Stock Nest: a handler for every event, mongoose, `save()`. No guarantee beyond Kafka's own. */
import { mongoClientOptions } from '@smarketing/connections';
import { Controller, Module } from '@nestjs/common';
import { Ctx, EventPattern, KafkaContext, Payload } from '@nestjs/microservices';
import { InjectModel, MongooseModule } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { contractOf, LeadCaptured, TouchpointRecorded } from '@smarketing/contracts';
import { mongoSecurity } from '../../measure/security.ts';
import { foldCaptured, foldTouchpoint } from '../lead-rows.ts';
import { leadsTopic } from '../log-settings.ts';
import {
  appliedOne,
  config,
  LeadEvent,
  LeadRowModel,
  leadRowSchema,
  runStock,
} from './stock-app.ts';

const capturedType = contractOf(LeadCaptured).type;

@Controller()
class LeadEventsController {
  constructor(@InjectModel(LeadRowModel.name) private readonly rows: Model<LeadRowModel>) {}

  @EventPattern<string>(config.namespace + leadsTopic)
  async apply(@Payload() event: LeadEvent, @Ctx() context: KafkaContext): Promise<void> {
    const headers = context.getMessage().headers!;
    const time = new Date(String(headers['ce_time']));
    const row = (await this.rows.findById(event.leadId)) ?? new this.rows({ _id: event.leadId });
    const before = row.isNew ? undefined : row.toObject();
    row.set(
      String(headers['ce_type']) === capturedType
        ? foldCaptured(before, event as LeadCaptured, time)
        : foldTouchpoint(before!, event as TouchpointRecorded, time),
    );
    await row.save();
    appliedOne();
  }
}

@Module({
  imports: [
    MongooseModule.forRoot(config.mongoUri, {
      ...mongoClientOptions(mongoSecurity),
      dbName: config.database,
    }),
    MongooseModule.forFeature([{ name: LeadRowModel.name, schema: leadRowSchema }]),
  ],
  controllers: [LeadEventsController],
})
class StockModule {}

await runStock(StockModule, { autoCommit: true });

import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SERVICE_DATABASE } from '@smarketing/event-bus';
import type { mongo } from 'mongoose';
import { campaigns } from './campaigns.view.js';

/** Version 1 of CampaignPlanned said what a campaign is called; documents of that time lose it here. */
@Injectable()
export class ForgetCampaignNames implements OnModuleInit {
  constructor(@Inject(SERVICE_DATABASE) private readonly db: mongo.Db) {}

  async onModuleInit(): Promise<void> {
    await this.db
      .collection(campaigns.collection)
      .updateMany({ code: { $exists: true } }, { $unset: { code: '', source: '', medium: '' } });
  }
}

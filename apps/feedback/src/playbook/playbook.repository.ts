import { Inject, Injectable } from '@nestjs/common';
import { playbooks, SERVICE_DATABASE } from '@smarketing/event-bus';
import type { mongo } from 'mongoose';

/** One version as it was published, in the shape of its time. */
export interface PlaybookVersion {
  version: number;
  effectiveFrom: Date;
  document: object;
}

@Injectable()
export class PlaybookRepository {
  constructor(@Inject(SERVICE_DATABASE) private readonly db: mongo.Db) {}

  /** All versions that have come back by the log, the oldest first. */
  async versions(): Promise<PlaybookVersion[]> {
    const known = await this.db
      .collection<{ _id: string; versions?: PlaybookVersion[] }>(playbooks.collection)
      .findOne({ _id: 'playbook' });
    return known?.versions ?? [];
  }
}

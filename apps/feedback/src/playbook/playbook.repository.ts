import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Playbooks } from '@smarketing/playbook/in-force';
import type { Model } from 'mongoose';

/** One version as it was published, in the shape of its time. */
export interface PlaybookVersion {
  version: number;
  effectiveFrom: Date;
  document: object;
}

@Injectable()
export class PlaybookRepository {
  constructor(@InjectModel(Playbooks.name) private readonly playbooks: Model<Playbooks>) {}

  /** All versions that have come back by the log, the oldest first. */
  async versions(): Promise<PlaybookVersion[]> {
    const known = await this.playbooks.findById('playbook').lean();
    return known?.versions ?? [];
  }
}

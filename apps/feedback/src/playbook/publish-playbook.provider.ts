import { Injectable } from '@nestjs/common';
import { PlaybookPublished } from '@smarketing/contracts';
import { emit, UnitOfWork } from '@smarketing/event-bus';
import { IdempotencyKeys, type IdempotentRequest } from '@smarketing/http';
import { nextRelease, type Wish } from './next-release.js';
import { playbookReleases } from './playbook-releases.view.js';
import type { PlaybookVersionDto } from './playbook.dto.js';
import { PlaybookRepository } from './playbook.repository.js';

/** Publishes the next version: one transaction with the fact, so that of two publishers one is next. */
@Injectable()
export class PublishPlaybook {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly idempotency: IdempotencyKeys,
    private readonly playbooks: PlaybookRepository,
  ) {}

  async publish(wish: Wish, request: IdempotentRequest): Promise<PlaybookVersionDto> {
    const now = new Date();
    const onLog = Math.max(0, ...(await this.playbooks.versions()).map(({ version }) => version));
    return this.unitOfWork.run((work) =>
      this.idempotency.once(request.key, request.requestHash, work, async () => {
        const known = await work.load(playbookReleases, 'playbook');
        const { releases, published } = nextRelease(known, onLog, wish, now);
        const { version, effectiveFrom } = published;
        work.save(playbookReleases, releases, [
          emit(PlaybookPublished, published, { time: now, playbook: version }),
        ]);
        work.record({ act: 'playbook.publish', on: `playbook/${version}` });
        return { version, effectiveFrom };
      }),
    );
  }
}

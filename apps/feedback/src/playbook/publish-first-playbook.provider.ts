import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PlaybookPublished } from '@smarketing/contracts';
import { emit, UnitOfWork } from '@smarketing/event-bus';
import { logger } from '@smarketing/observability';
import { defaultPlaybook } from '@smarketing/playbook';
import { firstRelease } from './first-release.js';
import { playbookReleases } from './playbook-releases.view.js';

/**
 * Releases the default playbook as version 1 at the very first start. Of any number of processes
 * that start at once exactly one does: the document is new for one transaction only.
 */
@Injectable()
export class PublishFirstPlaybook implements OnApplicationBootstrap {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async onApplicationBootstrap(): Promise<void> {
    const document = defaultPlaybook();
    const now = new Date();
    const version = await this.unitOfWork.run(async (work) => {
      const release = firstRelease(await work.load(playbookReleases, 'playbook'), document, now);
      if (!release) return undefined;
      const { releases, published } = release;
      const fact = emit(PlaybookPublished, published, { time: now, playbook: published.version });
      work.save(playbookReleases, releases, [fact]);
      return published.version;
    });
    if (version !== undefined) logger.info({ playbook: version }, 'Released the default playbook.');
  }
}

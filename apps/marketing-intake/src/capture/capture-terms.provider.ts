import { Injectable } from '@nestjs/common';
import { PlaybookReference } from '@smarketing/event-bus';
import { channelOf, type Playbook } from '@smarketing/playbook';
import { campaignOfUtm } from '../campaigns/campaign-of-utm.js';
import { IdentityKeys } from '../identity/identity-keys.js';
import type { CaptureTerms } from './read-capture.js';
import type { DeclaredAttributes } from './read-profile.js';

/** The terms that captures are read under at this moment. */
@Injectable()
export class CurrentTerms {
  private readonly attributes = new WeakMap<Playbook, DeclaredAttributes>();

  constructor(
    private readonly playbook: PlaybookReference,
    private readonly identities: IdentityKeys,
  ) {}

  /** Throws DependencyUnavailableError until the first playbook has arrived. */
  async load(): Promise<CaptureTerms> {
    const { version, document } = await this.playbook.load();
    return {
      now: new Date(),
      playbook: version,
      attributes: this.attributesOf(document),
      channelOf: (visit) => channelOf(document, visit),
      campaignOf: campaignOfUtm,
      emailIdentity: (email) => this.identities.email(email),
      externalKey: (system, id) => this.identities.external(system, id),
    };
  }

  private attributesOf(playbook: Playbook): DeclaredAttributes {
    let declared = this.attributes.get(playbook);
    if (!declared) {
      declared = new Map(playbook.attributes.map(({ name, values }) => [name, values]));
      this.attributes.set(playbook, declared);
    }
    return declared;
  }
}

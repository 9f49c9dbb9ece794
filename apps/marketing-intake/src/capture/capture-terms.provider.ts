import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { AttributeValue } from '@smarketing/contracts';
import { PlaybookReference } from '@smarketing/playbook/in-force';
import { channelOf, mailboxOf, readListed, type Playbook } from '@smarketing/playbook';
import { campaignOfUtm } from '../campaigns/campaign-of-utm.js';
import { sameMailbox } from '../identity/same-mailbox.js';
import { IdentityKeys } from '../identity/identity-keys.js';
import type { CaptureTerms } from './read-capture.js';

/** The terms that captures are read under at this moment. */
@Injectable()
export class CurrentTerms {
  private readonly attributes = new WeakMap<Playbook, Attributes>();

  constructor(
    private readonly playbook: PlaybookReference,
    private readonly identities: IdentityKeys,
  ) {}

  /** Throws DependencyUnavailableError until the first playbook has arrived. */
  async load(): Promise<CaptureTerms> {
    const { version, document } = await this.playbook.load();
    const mailbox = (email: string) => mailboxOf(document.identity, email).address;
    return {
      now: new Date(),
      playbook: version,
      consent: document.consent,
      isAddress: (text) => isIP(text) > 0,
      ...this.attributesOf(document),
      channelOf: (visit) => channelOf(document, visit),
      listed: (list, word) => readListed(document.lists[list], word),
      campaignOf: campaignOfUtm,
      emailIdentity: (email) => this.identities.email(email, mailbox),
      sameMailbox: (left, right) => sameMailbox(left, right, mailbox),
      externalKey: (system, id) => this.identities.external(system, id),
    };
  }

  private attributesOf(playbook: Playbook): Attributes {
    let known = this.attributes.get(playbook);
    if (!known) {
      const compared = comparedValues(playbook);
      known = {
        attributes: new Map(playbook.attributes.map(({ name, values }) => [name, values])),
        compared: (name) => compared.get(name) ?? [],
      };
      this.attributes.set(playbook, known);
    }
    return known;
  }
}

type Attributes = Pick<CaptureTerms, 'attributes' | 'compared'>;

/** By attribute all values that any scoring rule names. */
function comparedValues({ scoring }: Playbook): Map<string, AttributeValue[]> {
  const values = new Map<string, AttributeValue[]>();
  for (const { when } of scoring.rules) {
    const attributes = when === 'always' ? {} : (when.profile?.attributes ?? {});
    for (const [name, some] of Object.entries(attributes)) {
      values.set(name, [...(values.get(name) ?? []), ...some]);
    }
  }
  return values;
}

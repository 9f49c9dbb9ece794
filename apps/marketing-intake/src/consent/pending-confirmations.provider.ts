import { Inject, Injectable } from '@nestjs/common';
import { Acts, SERVICE_DATABASE, UnitOfWork, nameOfCollection } from '@smarketing/event-bus';
import { decodeCursor, pageOf, type Page } from '@smarketing/http';
import type { Db, Filter } from 'mongodb';
import type { Contact } from '../vault/contact.js';
import { VaultRepository } from '../vault/vault.repository.js';
import { CurrentWebhooks } from '../webhooks/current-webhooks.provider.js';
import { ConsentLinks } from './consent-links.js';
import { ConsentRepository } from './consent.repository.js';
import { Consent } from './consent.schema.js';
import { consentInForce } from './consent-in-force.js';

/** A link that a person is to be sent, and to whom. */
export interface PendingConfirmation {
  readonly statementId: string;
  readonly leadId: string;
  readonly purpose: string;
  readonly textVersion: string;
  readonly givenAt: Date;
  readonly linkUntil: Date;
  /** Without an address of this service before it where WEBHOOKS_FILE names none. */
  readonly link: string;
  readonly contact: Pick<Contact, 'email' | 'firstName' | 'lastName'>;
}

/** What the sender's own tool has to mail: the links that wait to be followed. */
@Injectable()
export class PendingConfirmations {
  constructor(
    @Inject(SERVICE_DATABASE) private readonly db: Db,
    private readonly consents: ConsentRepository,
    private readonly vault: VaultRepository,
    private readonly links: ConsentLinks,
    private readonly webhooks: CurrentWebhooks,
    private readonly acts: Acts,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The oldest links first. The read is on record first. */
  async list(cursor: string | undefined, limit: number): Promise<Page<PendingConfirmation>> {
    const isPlace = (place: unknown) => typeof place === 'string';
    const after = decodeCursor(cursor, isPlace);
    if (!(await this.acts.record({ act: 'consents.read-pending' }))) {
      throw new Error('Nobody is known to read the vault.');
    }
    const waiting: Filter<Consent> = {
      linkUntil: { $type: 'date', $gt: new Date() },
      confirmedAt: { $exists: false },
      ...(after !== undefined && { _id: { $gt: after } }),
    };
    const found = await this.db
      .collection<Consent>(nameOfCollection(Consent))
      .find(waiting)
      .sort({ _id: 1 })
      .limit(limit + 1)
      .toArray();
    const page = pageOf(found, limit, ({ _id }) => _id);
    const items = await Promise.all(page.items.map(async (consent) => this.describe(consent)));
    return { items: items.filter((one) => one !== undefined), next: page.next };
  }

  /** Undefined where there is nothing left to confirm: it was withdrawn, or the lead is gone. */
  async describe({ _id, leadId, purpose }: Consent): Promise<PendingConfirmation | undefined> {
    return this.unitOfWork.run(async (work) => {
      const said = (await this.consents.of(work, [leadId])).get(leadId) ?? [];
      const consent = said.find((one) => one._id === _id);
      const withdrawn = consentInForce(
        said.filter((one) => one.state === 'withdrawn'),
        purpose,
      );
      if (!consent?.linkUntil || consent.confirmedAt) return undefined;
      const { linkUntil, at: givenAt } = consent;
      if (withdrawn && withdrawn.since >= givenAt) return undefined;
      const opened = (await this.vault.open(work, [leadId])).get(leadId);
      if (!opened) return undefined;
      const { email, firstName, lastName } = opened.contact;
      const token = this.links.tokenOf(_id, linkUntil);
      return {
        ...{ statementId: _id, leadId, purpose, textVersion: consent.textVersion! },
        ...{ givenAt, linkUntil },
        link: `${this.webhooks.load().publicUrl}/v1/consents/confirm/${token}`,
        contact: {
          ...(email && { email }),
          ...(firstName && { firstName }),
          ...(lastName && { lastName }),
        },
      };
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { OwnParts } from '@smarketing/admin-api';
import { ConsentProofs } from '../consent/proofs.provider.js';
import { VaultRepository } from './vault.repository.js';

/** What is sealed of a lead: its contact data with words, click ids and external ids, and its proofs. */
@Injectable()
export class OpenedForSubject implements OwnParts {
  constructor(
    private readonly vault: VaultRepository,
    private readonly proofs: ConsentProofs,
  ) {}

  async partsOf(leadId: string): Promise<Record<string, unknown>> {
    const contact = (await this.vault.read([leadId])).get(leadId);
    const { proofs } = await this.proofs.readAny(leadId, new Date());
    return { ...(contact && { contact }), ...(proofs.length > 0 && { consents: proofs }) };
  }
}

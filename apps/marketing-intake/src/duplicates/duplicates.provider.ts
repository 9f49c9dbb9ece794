import { Injectable } from '@nestjs/common';
import type { Work } from '@smarketing/event-bus';
import { inSlices } from '@smarketing/http';
import type { Ledger } from '../capture/capture-ledger.js';
import { DuplicateRepository } from './duplicate.repository.js';
import { inOrder, type TraitKeysOfLead } from './find-duplicates.js';
import { TraitKeys } from './trait-keys.provider.js';

/** Suggests which leads may be one person; it merges none. */
@Injectable()
export class Duplicates {
  constructor(
    private readonly keys: TraitKeys,
    private readonly stored: DuplicateRepository,
  ) {}

  /**
   * Suggests whom captures resemble, within their transaction. The traits that each lead is to keep, so
   * that later ones find it.
   */
  async suggest(
    work: Work,
    { contacts, known, opened, alike }: Ledger,
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const keyed = await inSlices([...contacts], ([leadId, contact]) => {
      const country = known.get(leadId)?.lead.profile.country;
      return [leadId, this.keys.of(contact, country)] as const;
    });
    const leads = new Map<string, TraitKeysOfLead>(keyed);
    const { kept, pairs, crowded } = await this.stored.find(leads, work.session);
    const lost = new Map<string, string[]>();
    for (const [leadId, { own }] of leads) {
      const gone = (opened.get(leadId)?.traits ?? []).filter((key) => !own.includes(key));
      if (gone.length > 0) lost.set(leadId, gone);
    }
    await this.stored.withdraw(work, lost);
    const seen = alike.map(({ leadId, other, evidence }) => ({
      leads: inOrder(leadId, other),
      evidence,
    }));
    await this.stored.suggest(work, { pairs: [...seen, ...pairs], crowded }, new Date());
    return kept;
  }
}

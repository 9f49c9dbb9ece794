import { PlaybookPublished } from '@smarketing/contracts';
import type { Playbook } from '@smarketing/playbook';
import type { Arrived } from '../fold/arrived.js';
import { Folds, OnFact } from '../fold/decorators.js';
import type { Folded } from '../fold/fold.js';
import { playbooks, type Playbooks } from './playbooks.view.js';

/** Keeps every published version of the playbook at hand in the service's own database. */
@Folds(playbooks)
export class RememberPlaybookHandler {
  @OnFact(PlaybookPublished)
  published(known: Playbooks | undefined, fact: Arrived<PlaybookPublished>): Folded<Playbooks> {
    const { version, effectiveFrom, document } = fact.data;
    const others = (known?.versions ?? []).filter((other) => other.version !== version);
    const published = {
      version,
      effectiveFrom: new Date(effectiveFrom),
      document: document as unknown as Playbook,
    };
    return { document: { _id: fact.key, versions: [...others, published] } };
  }
}

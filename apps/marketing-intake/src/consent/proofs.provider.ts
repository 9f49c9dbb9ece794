import { Inject, Injectable } from '@nestjs/common';
import {
  Acts,
  SERVICE_DATABASE,
  UnitOfWork,
  nameOfCollection,
  type Work,
} from '@smarketing/event-bus';
import type { Db } from 'mongodb';
import { presentLead } from '../capture/lead.repository.js';
import { leads } from '../capture/leads.view.js';
import { bytesOf } from '../vault/bytes-of.js';
import { ContactSeal } from '../vault/seal-contact.js';
import { VaultRepository } from '../vault/vault.repository.js';
import { consentProofs, type ConsentProof } from './consent-proof.js';
import type { ConsentAddresses } from './consent-statement.js';
import { ConsentRepository } from './consent.repository.js';
import { Consent } from './consent.schema.js';
import { KeptProof } from './kept-proof.schema.js';

/** Of proofs that are kept when a lead is erased. */
export const groundOfProof = 'Section 7a UWG: proof of consent to telephone advertising';

/** What of an erased lead stays, as its receipt says. */
export type KeptOnErasure = Pick<KeptProof, 'purpose' | 'until' | 'ground'>;

export interface Proofs {
  readonly leadId: string;
  /** When the lead was erased, if it was: what is shown then is what had to be kept. */
  readonly erasedAt?: Date;
  readonly ground?: string;
  readonly proofs: readonly ConsentProof[];
}

/** What proves that people have consented. */
@Injectable()
export class ConsentProofs {
  constructor(
    @Inject(SERVICE_DATABASE) private readonly db: Db,
    private readonly consents: ConsentRepository,
    private readonly vault: VaultRepository,
    private readonly seal: ContactSeal,
    private readonly acts: Acts,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** For a person who asked for it; the read is on record first. Throws a ProblemError (404). */
  async read(leadId: string, now: Date): Promise<Proofs> {
    if (!(await this.acts.record({ act: 'consent.read-proof', on: `lead/${leadId}` }))) {
      throw new Error('Nobody is known to read the vault.');
    }
    const found = await this.readAny(leadId, now);
    if (found.proofs.length > 0) return found;
    presentLead(await this.unitOfWork.run(async (work) => work.load(leads, leadId)), leadId);
    return found;
  }

  /** For whoever has it recorded themselves; of a lead that is unknown, too. */
  async readAny(leadId: string, now: Date): Promise<Proofs> {
    const kept = await this.kept(leadId, now);
    if (kept) return kept;
    return this.unitOfWork.run(async (work) => ({
      leadId,
      proofs: await this.proofsOf(work, leadId),
    }));
  }

  /**
   * To be called in the transaction that erases a lead, before the key of its vault entry is deleted: moves
   * what has to be kept to a store of its own, and deletes all else that it has said. Answers what is kept.
   */
  async keepOnErasure(work: Work, leadId: string, now: Date): Promise<KeptOnErasure[]> {
    const due = (await this.proofsOf(work, leadId)).flatMap((proof) => {
      const { keptUntil } = proof;
      return keptUntil && keptUntil > now ? [{ ...proof, keptUntil }] : [];
    });
    const kept = due.map((proof) => this.sealed(leadId, proof, now));
    const { session } = work;
    await work.collection(Consent).deleteMany({ leadId }, { session });
    for (const one of kept) {
      await work.collection(KeptProof).replaceOne({ _id: one._id }, one, { session, upsert: true });
    }
    return kept.map(({ purpose, until, ground }) => ({ purpose, until, ground }));
  }

  private sealed(
    leadId: string,
    proof: ConsentProof & { readonly keptUntil: Date },
    now: Date,
  ): KeptProof {
    const _id = `${leadId}/${proof.purpose}`;
    const dataKey = this.seal.newDataKey();
    return {
      ...{ _id, leadId, purpose: proof.purpose, keptAt: now, until: proof.keptUntil },
      ground: groundOfProof,
      wrapped: this.seal.wrap(_id, dataKey),
      sealed: this.seal.seal(_id, dataKey, proof),
    };
  }

  private async proofsOf(work: Work, leadId: string): Promise<ConsentProof[]> {
    const said = (await this.consents.of(work, [leadId])).get(leadId) ?? [];
    const opened = (await this.vault.open(work, [leadId])).get(leadId);
    const addressesOf = ({ _id, sealed }: Consent): ConsentAddresses =>
      sealed && opened ? this.vault.openUnder(opened.dataKey, _id, sealed) : {};
    return consentProofs(said, addressesOf, opened?.contact ?? {});
  }

  private async kept(leadId: string, now: Date): Promise<Proofs | undefined> {
    // The database deletes what is over within a minute.
    const found = await this.db
      .collection<KeptProof>(nameOfCollection(KeptProof))
      .find({ leadId, until: { $gt: now } })
      .sort({ _id: 1 })
      .toArray();
    const [first] = found;
    if (!first) return undefined;
    const proofs = found.map(({ _id, wrapped, sealed }) => {
      const dataKey = this.seal.unwrap(_id, bytesOf(wrapped));
      return this.seal.open<ConsentProof>(_id, dataKey, bytesOf(sealed));
    });
    return { leadId, erasedAt: first.keptAt, ground: first.ground, proofs };
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OtherVaultKeyError } from './other-vault-key.js';
import { SealBrokenError } from './seal-contact.js';
import { VaultRepository } from './vault.repository.js';

/** So many of the newest entries are tried: one of them may be damaged. */
const tried = 3;

/** The service does not start under another vault key than that of the entries that are there. */
@Injectable()
export class RefuseOtherKey implements OnModuleInit {
  constructor(private readonly vault: VaultRepository) {}

  /** Throws {@link OtherVaultKeyError}. */
  async onModuleInit(): Promise<void> {
    let broken: SealBrokenError | undefined;
    for (const leadId of await this.vault.newest(tried)) {
      try {
        await this.vault.tryToOpen(leadId);
        return;
      } catch (error) {
        if (!(error instanceof SealBrokenError)) throw error;
        broken = error;
      }
    }
    if (broken) throw new OtherVaultKeyError(broken);
  }
}

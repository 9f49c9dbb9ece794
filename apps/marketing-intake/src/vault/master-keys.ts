import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** A key of VAULT_KEY or VAULT_KEY_FORMER. */
export interface MasterKey {
  /** Says which one it is, and nothing of it. */
  readonly id: string;
  /** Derived of it: what wraps the keys of entries. */
  readonly wrapping: KeyObject;
  readonly bytes: Buffer;
}

export const keyIdBytes = 8;

/**
 * The master keys that this process holds: one, or two while one replaces the other. What is wrapped under
 * either is opened; what is new is wrapped under the one that all instances have agreed on.
 */
export class MasterKeys {
  readonly configured: MasterKey;
  readonly former: MasterKey | undefined;
  private sealing: MasterKey;
  private names = false;

  constructor(vaultKey: Buffer, formerKey?: Buffer) {
    this.configured = masterKey(vaultKey);
    this.former = formerKey && masterKey(formerKey);
    this.sealing = this.configured;
  }

  get held(): readonly MasterKey[] {
    return this.former ? [this.configured, this.former] : [this.configured];
  }

  /** What new keys are wrapped under. */
  get current(): MasterKey {
    return this.sealing;
  }

  /**
   * Whether what is wrapped says under which key it is: from the first rotation on. Before, it is written as
   * ever, so that instances of earlier versions read it while they are upgraded.
   */
  get areNamed(): boolean {
    return this.names;
  }

  of(id: string): MasterKey | undefined {
    return this.held.find((key) => key.id === id);
  }

  /** Wraps under this one from now on, if it is held. */
  sealUnder(id: string, names: boolean): boolean {
    const key = this.of(id);
    if (!key) return false;
    this.sealing = key;
    this.names = names;
    return true;
  }
}

function masterKey(bytes: Buffer): MasterKey {
  const derived = (what: string, length: number) =>
    Buffer.from(hkdfSync('sha256', bytes, '', what, length));
  return {
    id: derived('smarketing vault key id', keyIdBytes).toString('hex'),
    wrapping: createSecretKey(derived('smarketing vault keys', 32)),
    bytes,
  };
}

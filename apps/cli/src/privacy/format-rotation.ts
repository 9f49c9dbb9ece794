import type { Output } from '@smarketing/api-client';

export type Rotation = Output<'marketing-intake', 'get', '/v1/operations/vault-rotation'>;

export function formatRotation(rotation: Rotation): string {
  const { current, startedAt, finishedAt, rewrapped, left, broken, holdsFormer } = rotation;
  const lines = [`The vault is under the key ${current}.`];
  if (startedAt === undefined) {
    const how = 'give it as VAULT_KEY, and this one as VAULT_KEY_FORMER';
    lines.push(
      `It was never replaced. To replace it by a new one, ${how}: docs/backup-and-restore.md.`,
    );
    return lines.join('\n');
  }
  const total = rewrapped + left;
  const share = total === 0 ? 100 : Math.floor((rewrapped / total) * 100);
  lines.push(
    finishedAt === undefined
      ? `Rewrapping since ${startedAt}: ${rewrapped} of ${total} keys (${share} %).`
      : `Replaced: begun ${startedAt}, done ${finishedAt}, ${rewrapped} keys.`,
  );
  if (broken > 0) lines.push(`${broken} keys are opened by none: their entries are damaged.`);
  if (finishedAt !== undefined && holdsFormer)
    lines.push('VAULT_KEY_FORMER can be taken away now.');
  if (finishedAt === undefined && !holdsFormer) {
    lines.push('This instance has no VAULT_KEY_FORMER: start it with both keys.');
  }
  return lines.join('\n');
}

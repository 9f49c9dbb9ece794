/**
 * `npm run audit`: known holes in what runs in production. Exits with 1 where somebody has to act, and
 * says in one sentence where the registry does not answer such questions.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeAudit, type AcceptedAdvisory, type AuditReport } from './judge-audit.ts';

const root = join(import.meta.dirname, '..', '..');
const accepted = JSON.parse(
  readFileSync(join(import.meta.dirname, 'accepted-advisories.json'), 'utf8'),
) as AcceptedAdvisory[];

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  ...{ cwd: root, encoding: 'utf8', timeout: 60_000, maxBuffer: 64 * 1024 * 1024 },
  env: { ...process.env, npm_config_fetch_retries: '0' },
});
const today = new Date().toISOString().slice(0, 10);
const toDo = judgeAudit(reportIn(stdout), accepted, today);
if (!toDo) {
  console.log('Skipped: the registry that npm is set to does not answer audits.');
} else if (toDo.length === 0) {
  console.log('No known holes in what runs in production.');
} else {
  console.error(toDo.join('\n'));
  process.exitCode = 1;
}

function reportIn(text: string | null): AuditReport {
  try {
    return JSON.parse(text ?? '') as AuditReport;
  } catch {
    return {};
  }
}

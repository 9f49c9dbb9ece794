import { readFileSync } from 'node:fs';
import { parsePlaybook } from './parse-playbook.js';
import type { Playbook } from './playbook.js';

/** What a company starts with, as the file `default-playbook.yaml` of this library says it. */
export function defaultPlaybook(): Playbook {
  return parsePlaybook(defaultPlaybookYaml());
}

/** The text of the same file, with its comments. */
export function defaultPlaybookYaml(): string {
  return readFileSync(new URL('../default-playbook.yaml', import.meta.url), 'utf8');
}

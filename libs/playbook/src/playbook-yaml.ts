import { stringify } from 'yaml';
import type { Playbook } from './playbook.js';

/** The document as YAML that people read and compare: `parsePlaybook` gives it back unchanged. */
export function playbookYaml(document: Playbook): string {
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 100 });
}

import type { Output } from '@smarketing/api-client';
import { escapeHtml, htmlPage } from './html.js';

export type Proofs = Output<'marketing-intake', 'get', '/v1/leads/{id}/consents/proof'>;
type Proof = Proofs['proofs'][number];
type Lines = readonly (readonly [name: string, value: string])[];

/** What of a proof is printed, whether as text or as a page. */
function linesOf(proof: Proof): { readonly head: Lines; readonly statements: readonly Lines[] } {
  const { contact, keptUntil, statements } = proof;
  const head = [
    ['name', [contact.firstName, contact.lastName].filter(Boolean).join(' ')],
    ['company', contact.company],
    ['e-mail', contact.email],
    ['phone', contact.phone],
    ['proof kept until', keptUntil],
  ] as const;
  return {
    head: present(head),
    statements: statements.map((said) =>
      present([
        [said.state, said.at],
        ['text version', said.textVersion],
        ['legal basis', said.basis],
        ['source', said.source],
        ['as', said.as],
        ['IP address', said.ip],
        ['confirmed', said.confirmedAt ?? (said.needsConfirmation ? 'not yet' : undefined)],
        ['confirmed by', said.confirmedBy],
        ['confirmed from', said.confirmationIp],
        ['forwarded for', said.confirmationForwardedFor],
        ['used', said.uses.length > 0 ? said.uses.join(', ') : undefined],
        ['known here since', said.recordedAt],
        ['statement', said.id],
      ]),
    ),
  };
}

function present(lines: readonly (readonly [string, string | undefined])[]): Lines {
  return lines.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
}

function introduction({ erasedAt, ground }: Proofs): string | undefined {
  if (erasedAt === undefined) return undefined;
  return `The lead was erased ${erasedAt}. This is kept: ${ground ?? 'the law asks for it'}.`;
}

export function proofAsText(proofs: Proofs): string {
  if (proofs.proofs.length === 0) return 'The lead has said nothing about any purpose.';
  const shown = (lines: Lines, by: string) =>
    lines.map(([name, value]) => `${by}${name.padEnd(18)}${value}`);
  const blocks = proofs.proofs.map((proof) => {
    const { head, statements } = linesOf(proof);
    const said = statements.map((lines) => shown(lines, '    ').join('\n'));
    return [proof.purpose, ...shown(head, '  '), ...said].join('\n');
  });
  return [introduction(proofs), ...blocks].filter((one) => one !== undefined).join('\n\n');
}

export function proofAsHtml(proofs: Proofs): string {
  const table = (lines: Lines) =>
    `<table>${lines
      .map(([name, value]) => `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`)
      .join('')}</table>`;
  const about = introduction(proofs);
  const sections = proofs.proofs.map((proof) => {
    const { head, statements } = linesOf(proof);
    const said = statements.map((lines) => table(lines)).join('\n');
    return `<h2>${escapeHtml(proof.purpose)}</h2>${table(head)}<h3>What was said</h3>${said}`;
  });
  const lead = `<p>Lead ${escapeHtml(proofs.leadId)}</p>`;
  const body = [lead, about && `<p>${escapeHtml(about)}</p>`, ...sections];
  return htmlPage('Proof of consent', body.filter(Boolean).join('\n'));
}

import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { exitCodes, UsageError } from '../exit-codes.js';
import { leadIdOf } from '../lead/lead-id.js';
import { exportAsHtml, summaryOf } from '../privacy/format-export.js';
import { proofAsHtml, proofAsText } from '../privacy/format-proof.js';
import { formatRotation } from '../privacy/format-rotation.js';
import { readExport } from '../privacy/read-export.js';
import { contextForReading } from './command-context.js';
import { examplesOf } from './examples.js';

const lead = 'a lead id, or an external one as system:id';

/** What is kept of people, and what proves it. */
export function completeRecords(privacy: Command): void {
  privacy
    .command('export')
    .description('All that the services hold of a lead, for the person who asks for it')
    .argument('<lead>', lead)
    .option('--out <file>', 'where it is written, .html or .json; else JSON is printed')
    .addHelpText('after', examplesOf('privacy export crm:4711 --out answer.html'))
    .action(exportLead);
  privacy
    .command('proof')
    .description('What proves the consents of a lead: texts, times, addresses, confirmation')
    .argument('<lead>', lead)
    .option('--out <file>', 'an .html file to print; else text is printed')
    .option('--json', 'print it as JSON')
    .addHelpText('after', examplesOf('privacy proof crm:4711 --out proof.html'))
    .action(showProof);
  privacy
    .command('rotate')
    .description('How far the master key of the vault has been replaced by a new one')
    .option('--json', 'print it as JSON')
    .addHelpText('after', examplesOf('privacy rotate'))
    .action(showRotation);
}

async function exportLead(id: string, { out }: { out?: string }): Promise<void> {
  const format = /\.(html|json)$/i.exec(out ?? '.json')?.[1]?.toLowerCase();
  if (format === undefined) throw new UsageError('--out must end in .html or .json.');
  const { session, services } = await contextForReading({});
  const whole = await readExport(session, await leadIdOf(services, id));
  const text = format === 'html' ? exportAsHtml(whole) : `${JSON.stringify(whole, null, 2)}\n`;
  if (out === undefined) process.stdout.write(text);
  else await writePrivately(out, text);
  console.error(summaryOf(whole, out));
  if (!whole.complete) process.exitCode = exitCodes.partly;
}

async function showProof(id: string, options: { out?: string; json?: boolean }): Promise<void> {
  const { out } = options;
  if (out !== undefined && !/\.html$/i.test(out)) throw new UsageError('--out must end in .html.');
  const { services, print } = await contextForReading(options);
  const leadId = await leadIdOf(services, id);
  const proofs = await services.corrections.get('/v1/leads/{id}/consents/proof', {
    path: { id: leadId },
  });
  if (out === undefined) return print(proofs, () => proofAsText(proofs));
  await writePrivately(out, proofAsHtml(proofs));
  console.error(`Written to ${out}`);
}

async function showRotation(options: { json?: boolean }): Promise<void> {
  const { services, print } = await contextForReading(options);
  const rotation = await services.corrections.get('/v1/operations/vault-rotation');
  print(rotation, () => formatRotation(rotation));
}

/** Personal data: nobody else on the machine reads it. */
async function writePrivately(file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600 });
}

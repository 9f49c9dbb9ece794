import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { smarketing } from '../../../deploy/local/start/command-line.ts';
import { root } from '../system.ts';
import type { BenchServices } from './bench-services.ts';

const mapping = `columns: { id: externalId, mail: email, seen: occurredAt, origin: channel, land: profile.country }
dates: { occurredAt: yyyy-MM-dd }
constants: { externalSystem: bench }
`;

/** Imports a file of new leads by the command line; the rows a second that it took. */
export async function importBeside(
  { system }: BenchServices,
  { rows, round }: { rows: number; round: number },
): Promise<number> {
  const { sessionFile } = system;
  const file = join(dirname(sessionFile), `import-${round}.csv`);
  const mappingFile = join(dirname(sessionFile), 'mapping.yaml');
  await writeFile(mappingFile, mapping);
  await writeFile(file, fileOf(rows, round));
  const begin = performance.now();
  const said = await smarketing(['import', 'leads', file, '--mapping', mappingFile, '--json'], {
    root,
    sessionFile,
    capture: true,
  });
  const seconds = (performance.now() - begin) / 1_000;
  const { created } = JSON.parse(said) as { created: number };
  if (created !== rows) throw new Error(`The import created ${created} leads instead of ${rows}.`);
  return rows / seconds;
}

function fileOf(rows: number, round: number): string {
  const lines = ['id,mail,seen,origin,land'];
  for (let row = 0; row < rows; row++) {
    const day = String((row % 28) + 1).padStart(2, '0');
    const mail = `import${round}-${row}@firm${row % 4_999}.example`;
    lines.push(`i${round}-${row},${mail},2026-01-${day},organic_search,DE`);
  }
  return `${lines.join('\n')}\n`;
}

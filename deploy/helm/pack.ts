/** `npm run deploy:pack`: the charts as files, and as OCI artifacts. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runTool, tail } from '../local/infrastructure/tool.ts';
import { findChartTools } from '../tools/chart-tools.ts';
import { readOptions } from '../tools/read-options.ts';
import { chartNames, folderOf } from './the-charts.ts';

const usage = `Usage: npm run deploy:pack -- [options]

Packs the charts, signs them where a key is given, and pushes them where a registry is.

  --out FOLDER                                        default: dist/charts
  --key NAME --keyring FILE [--passphrase-file FILE]  a provenance file beside each, by a key of GnuPG
  --push oci://REGISTRY/PATH [--plain-http]           as OCI artifacts, with their provenance
`;
const options = readOptions(usage, {
  out: { type: 'string', default: 'dist/charts' },
  key: { type: 'string' },
  keyring: { type: 'string' },
  'passphrase-file': { type: 'string' },
  push: { type: 'string' },
  'plain-http': { type: 'boolean', default: false },
});

async function helm(...words: string[]): Promise<string> {
  const tools = await findChartTools(process.env);
  if (!tools) throw new Error('helm is missing: build it by "npm run deploy:tools".');
  const { code, output } = await runTool(tools.helm, words, { environment: process.env });
  if (code !== 0) throw new Error(`helm ${words[0]} failed:\n${tail(output)}`);
  return output;
}

async function pack(folder: string): Promise<void> {
  const { out, key, keyring, push } = options;
  const passphrase = options['passphrase-file'];
  const signed = [
    ...(key && keyring ? ['--sign', '--key', key, '--keyring', keyring] : []),
    ...(passphrase ? ['--passphrase-file', passphrase] : []),
  ];
  const packed = await helm('package', folder, '--destination', out, ...signed);
  const file = /saved it to: (\S+)/.exec(packed)?.[1] ?? join(out, 'the charts');
  if (keyring) await helm('verify', file, '--keyring', keyring);
  console.log(
    `${file}${keyring ? `, signed by ${key}` : ', not signed: give --key and --keyring'}`,
  );
  if (!push) return;
  const pushed = await helm('push', file, push, ...(options['plain-http'] ? ['--plain-http'] : []));
  console.log(pushed.trim());
}

try {
  if (Boolean(options.key) !== Boolean(options.keyring)) {
    throw new Error('Signing takes both --key and --keyring.');
  }
  if (options['passphrase-file'] && !options.key) {
    throw new Error('--passphrase-file is of the key that --key names.');
  }
  if (options['plain-http'] && !options.push) throw new Error('--plain-http is for --push.');
  mkdirSync(options.out, { recursive: true });
  for (const chart of chartNames) await pack(folderOf(chart));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

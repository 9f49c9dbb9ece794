import type { Session } from './session.ts';

/** What a person needs to go on by hand: addresses, tokens, a command to copy, logs. */
export function whereItIs(session: Session, sessionFile: string, logDirectory: string): string {
  const width = Math.max(...Object.keys(session.services).map((name) => name.length));
  const addresses = Object.entries(session.services)
    .toSorted(([, a], [, b]) => portOf(a.url) - portOf(b.url))
    .map(([name, { url, opsUrl }]) => `  ${name.padEnd(width)}  ${url}/docs  (ops ${opsUrl})`);
  const intake = session.services['marketing-intake']!.url;
  return `
Everything runs. Ctrl-C stops it and keeps the data; "npm start -- --wipe" starts over.

The APIs and their documentation:
${addresses.join('\n')}

A token for each of the roles ${Object.keys(session.tokens).join(', ')} is in ${sessionFile}.
Capture a lead:

  TOKEN=$(node -p 'JSON.parse(fs.readFileSync("${sessionFile}")).tokens.marketing')
  curl -s ${intake}/v1/leads -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
    -d '{"contact": {"email": "ada@example.com"}, "touchpoint": {"kind": "demo-request"}}'

Logs: ${logDirectory}
`;
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

import type { ServiceDescription } from '@smarketing/contracts';
import { serviceSettings } from '../local/start/the-services.ts';

/**
 * The compose file with a container for each service, and with the settings that `npm start` passes
 * on. Throws where one of their marks is missing.
 */
export function withServices(
  compose: string,
  services: Readonly<Record<string, ServiceDescription>>,
): string {
  const containers = Object.entries(services).map(([name, service]) => container(name, service));
  const settings = serviceSettings.map((name) => `  ${name}: \${${name}:-}\n`);
  const filled = between(compose, 'settings', settings.join(''));
  return between(filled, 'services', containers.join('\n'));
}

function between(compose: string, what: 'services' | 'settings', lines: string): string {
  const name = what === 'services' ? 'Services' : 'Settings';
  const begin = `  # ${name}: written by \`npm run generate\`.\n`;
  const end = `  # End of the ${what}.\n`;
  const from = compose.indexOf(begin);
  const to = compose.indexOf(end);
  if (from < 0 || to < from) {
    throw new Error(`compose.yaml needs the lines "${begin.trim()}" and "${end.trim()}".`);
  }
  return compose.slice(0, from + begin.length) + lines + compose.slice(to);
}

function container(name: string, { port, opsPort, variables }: ServiceDescription): string {
  const own = variables.map((variable) => ({ variable, secret: secretOf(variable) }));
  const settings = { SERVICE: name, PORT: String(port), OPS_PORT: String(opsPort) };
  const files = own.map(({ variable, secret }) => [`${variable}_FILE`, `/run/secrets/${secret}`]);
  const environment = [...Object.entries(settings), ...files]
    .map(([variable, value]) => `      ${variable}: ${value}\n`)
    .join('');
  const secrets = ['actor-key', 'jwks', ...own.map(({ secret }) => secret)];
  return (
    `  ${name}:\n    <<: *service\n` +
    `    ports: ['127.0.0.1:${port}:${port}', '127.0.0.1:${opsPort}:${opsPort}']\n` +
    `    secrets: [${secrets.join(', ')}]\n` +
    `    environment:\n      <<: *environment\n${environment}`
  );
}

/** `vault-key`, of `VAULT_KEY`. */
const secretOf = (variable: string) => variable.toLowerCase().replaceAll('_', '-');

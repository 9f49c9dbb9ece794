import type { ServiceDescription } from '@smarketing/contracts';

const begin = '  # Services: written by `npm run generate`.\n';
const end = '  # End of the services.\n';

/** The compose file with a container for each service. Throws where its two marks are missing. */
export function withServices(
  compose: string,
  services: Readonly<Record<string, ServiceDescription>>,
): string {
  const from = compose.indexOf(begin);
  const to = compose.indexOf(end);
  if (from < 0 || to < from) {
    throw new Error(`compose.yaml needs the lines "${begin.trim()}" and "${end.trim()}".`);
  }
  const blocks = Object.entries(services).map(([name, service]) => container(name, service));
  return compose.slice(0, from + begin.length) + blocks.join('\n') + compose.slice(to);
}

function container(name: string, { port, opsPort, variables }: ServiceDescription): string {
  const settings = { SERVICE: name, PORT: String(port), OPS_PORT: String(opsPort) };
  const secrets = variables.map((variable) => [variable, `\${${variable}:-}`]);
  const environment = [...Object.entries(settings), ...secrets]
    .map(([variable, value]) => `      ${variable}: ${value}\n`)
    .join('');
  return (
    `  ${name}:\n    <<: *service\n` +
    `    ports: ['127.0.0.1:${port}:${port}', '127.0.0.1:${opsPort}:${opsPort}']\n` +
    `    environment:\n      <<: *environment\n${environment}`
  );
}

import type { ServiceDescription } from '@smarketing/contracts';

/** The TypeScript that states what the services said of themselves; to be formatted. */
export function servicesFile(services: Readonly<Record<string, ServiceDescription>>): string {
  const names = Object.keys(services).map((name) => `  | '${name}'`);
  return `// Written by \`npm run generate\` from what each service says of itself: apps/*/src/*.module.ts.
import type { ServiceDescription } from './service-description.js';

export type ServiceName =
${names.join('\n')};

/** In the order of their ports. */
export const services: Readonly<Record<ServiceName, ServiceDescription>> = ${JSON.stringify(services, null, 2)};
`;
}

import { serviceNames, services } from '@smarketing/contracts';
import type { ServiceLayout } from './snapshot.ts';

export const theLayouts: readonly ServiceLayout[] = serviceNames.map((service) => ({
  service,
  ...services[service],
}));

import type { ServiceDescription } from '@smarketing/contracts';
import { services } from '../../../libs/contracts/src/services.ts';

/** A service as `npm start` runs it. */
export interface StartedService extends Pick<
  ServiceDescription,
  'port' | 'opsPort' | 'database' | 'variables'
> {
  name: string;
}

const publishesPlaybook = ({ publishes }: ServiceDescription) => publishes.includes('playbook');

/** First who publishes the playbook, which all others wait for. */
export const theServices: readonly StartedService[] = Object.entries(services)
  .map(([name, description]) => ({ name, ...description }))
  .sort((one, other) => Number(publishesPlaybook(other)) - Number(publishesPlaybook(one)));

/**
 * Hold a service below 256 MB resident: without them the young generation grows with the load, and
 * the old one to a quarter of the machine before it is collected in earnest.
 */
export const memoryFlags = ['--max-old-space-size=120', '--max-semi-space-size=4'];

/** The settings of services that the starter's environment may change; all others the launcher sets. */
export const serviceSettings = [
  'LOG_LEVEL',
  'ACCEPT_DATA_LOSS_BY',
  'REBUILD_AFTER_UPGRADE',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'OTEL_EXPORTER_OTLP_CERTIFICATE',
  'OTEL_TRACES_SAMPLER_ARG',
  'OTEL_BSP_SCHEDULE_DELAY',
  'VAULT_KEY_FORMER_FILE',
  'WEBHOOKS_FILE',
  'PAGES_FILE',
  'INBOUND_SENDERS',
  'DOCS',
  'JWT_TYPES',
  'JWT_NEW_KEY_SECONDS',
  'JWT_WITHDRAWN_KEY_SECONDS',
  'CALLER_REQUESTS_PER_SECOND',
  'UNKNOWN_CALLER_REQUESTS_PER_SECOND',
  'MAX_CONNECTIONS',
  'HEADERS_WITHIN_SECONDS',
  'IDLE_SECONDS',
  'BODY_GRACE_SECONDS',
  'BODY_BYTES_PER_SECOND',
  'STREAM_STILL_SECONDS',
  'STREAM_BYTES_PER_SECOND',
  'BODIES_IN_HAND_MIB',
  'EXPECTED_WAIT_SECONDS',
  'IN_HAND_AT_FIRST',
  'IN_HAND_AT_MOST',
];

/**
 * Of the rest of a process, the C library by default keeps freed memory in up to eight pools a core,
 * and large pieces, such as what was read of bodies, among small ones.
 */
export const memoryEnvironment = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '65536',
  MALLOC_TRIM_THRESHOLD_: '262144',
};

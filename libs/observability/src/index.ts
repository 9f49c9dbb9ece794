export {
  childOf,
  correlationId,
  currentActor,
  currentReason,
  currentTraceId,
  currentTraceparent,
  isTraceparent,
  noteActor,
  noteReason,
  noteLead,
  runInTrace,
  runOutsideOfTrace,
  type Actor,
} from './tracing/trace.js';
export { isTraced, recordSpan, type Span } from './tracing/spans.js';
export type { TracingOptions } from './tracing/export-spans.js';
export { createLogger, logger, type Logger, type LoggerOptions, type LogLevel } from './logger.js';
export { oneMetric } from './one-metric.js';
export { NestLogger } from './nest-logger.js';
export {
  OpsRegistry,
  type Backlog,
  type BacklogProbe,
  type InfoProbe,
  type Readiness,
  type ReadinessCheck,
} from './ops-registry.js';
export { OpsPortInUseError, OpsServer, type OpsOptions } from './ops-server.js';
export { ObservabilityModule } from './observability.module.js';

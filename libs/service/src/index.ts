export { InvalidConfigError } from './config/invalid-config.js';
export { readKey } from './config/read-key.js';
export { readServiceConfig, type ServiceConfig } from './config/read-service-config.js';
export { SERVICE_CONFIG, createServiceFrom } from './create-service-from.js';
export { opsPortOf, type Environment, type ServiceDefinition } from './service-definition.js';
export { Service, definitionOf } from './service.decorator.js';
export { startService } from './start-service.js';
export { describeServices } from './describe-service.js';
export { describeServiceApi } from './describe-service-api.js';

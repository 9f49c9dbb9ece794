import { applyDecorators, Module, SetMetadata, type Type } from '@nestjs/common';
import type { ServiceDefinition } from './service-definition.js';

const definitionMetadata = Symbol('smarketing:service');

/**
 * A Nest module that is a whole service: `@Module` with its controllers and providers, and beside them
 * all else that the service says of itself.
 */
export function Service<Settings extends object>(
  definition: ServiceDefinition<Settings>,
): ClassDecorator {
  const { controllers, providers } = definition;
  return applyDecorators(
    Module({ controllers: [...controllers], providers: [...providers] }),
    SetMetadata(definitionMetadata, definition),
  );
}

/** Throws where the module is no {@link Service}. */
export function definitionOf(module: Type): ServiceDefinition {
  const definition: unknown = Reflect.getMetadata(definitionMetadata, module);
  if (!definition) throw new Error(`${module.name} has no @Service decorator.`);
  return definition as ServiceDefinition;
}

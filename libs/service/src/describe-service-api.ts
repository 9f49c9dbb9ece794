import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { describeApi } from '@smarketing/http';
import type { ServiceConfig } from './config/read-service-config.js';
import { withPlatform } from './create-service-from.js';
import { definitionOf } from './service.decorator.js';

/** Nothing is started in a preview: nothing of it is used. */
const unused: ServiceConfig = {
  kafkaBrokers: [],
  kafkaNamespace: '',
  mongoUri: 'mongodb://unused',
  database: 'unused',
  port: 0,
  opsPort: 0,
  host: '127.0.0.1',
  access: { jwks: { file: '' }, issuer: '', audience: '', actorKey: Buffer.alloc(32) },
  logLevel: 'silent',
};

/** The OpenAPI document of a service, made without starting any part of it. */
export async function describeServiceApi(module: Type): Promise<ReturnType<typeof describeApi>> {
  const { title, description } = definitionOf(module);
  const app = await NestFactory.create<NestFastifyApplication>(
    withPlatform(module, unused),
    new FastifyAdapter({ skipMiddie: true }),
    { preview: true, abortOnError: false, logger: false, bodyParser: false },
  );
  return describeApi(app, { title, description, version: '0.1.0' });
}

/** A file the linter must refuse by exactly one rule, and its twin that it must let pass. */
export interface LayerRuleCase {
  sentence: string;
  /** As the linter reports it. */
  rule: string;
  wrong: string;
  right: string;
  text: string;
  /** The twin's text, where the place alone does not make the difference. */
  rightText?: string;
}

const imports = 'eslint(no-restricted-imports)';
const boundaries = '@nx(enforce-module-boundaries)';
const domain = (name: string) => `apps/feedback/src/${name}`;

export const layerRules: LayerRuleCase[] = [
  {
    sentence: 'an app imports libs and never another app',
    rule: boundaries,
    wrong: 'apps/sla-monitor/src/borrow/borrow-wrong.module.ts',
    right: 'apps/sla-monitor/src/borrow/borrow-right.module.ts',
    text: "export { report } from '@smarketing/feedback';\n",
    rightText: "export { report } from '@smarketing/contracts';\n",
  },
  {
    sentence: 'nobody reaches past the index of a package',
    rule: imports,
    wrong: 'apps/sla-monitor/src/past/past-wrong.module.ts',
    right: 'apps/sla-monitor/src/past/past-right.module.ts',
    text: "export { report } from '@smarketing/feedback/src/report.js';\n",
    rightText: "export { report } from '@smarketing/contracts';\n",
  },
  {
    sentence: 'the names of contracts are offered beside its index, and nothing else of it',
    rule: imports,
    wrong: 'apps/cli/src/past/past-wrong.ts',
    right: 'apps/cli/src/past/past-right.ts',
    text: "export { services } from '@smarketing/contracts/services';\n",
    rightText: "export { services } from '@smarketing/contracts/names';\n",
  },
  {
    sentence: 'an app does not reach into another app by a path',
    rule: boundaries,
    wrong: 'apps/sla-monitor/src/reach/reach-wrong.module.ts',
    right: 'apps/sla-monitor/src/reach/reach-right.module.ts',
    text: "export { report } from '../../../feedback/src/report.js';\n",
    rightText: "export { report } from './report.js';\n",
  },
  {
    sentence: 'a lib never imports an app',
    rule: boundaries,
    wrong: 'libs/business-time/src/upwards-wrong.ts',
    right: 'libs/business-time/src/upwards-right.ts',
    text: "export { report } from '@smarketing/feedback';\n",
    rightText: "export { report } from '@smarketing/contracts';\n",
  },
  {
    sentence: 'a domain file does not import Nest',
    rule: imports,
    wrong: domain('nest/decide.ts'),
    right: domain('nest/decide.handler.ts'),
    text: "export { Injectable } from '@nestjs/common';\n",
  },
  {
    sentence: 'a domain file takes a schema class as a type only',
    rule: imports,
    wrong: domain('shape/decide-wrong.ts'),
    right: domain('shape/decide-right.ts'),
    text: "export { Report } from './report.schema.js';\n",
    rightText: "export type { Report } from './report.schema.js';\n",
  },
  {
    sentence: 'a domain file does not import mongoose',
    rule: imports,
    wrong: domain('mongo/decide.ts'),
    right: domain('mongo/decide.repository.ts'),
    text: "import mongoose from 'mongoose';\nexport const close = () => mongoose.disconnect();\n",
  },
  {
    sentence: 'a domain file does not import Fastify',
    rule: imports,
    wrong: domain('fastify/decide.ts'),
    right: domain('fastify/decide.controller.ts'),
    text: "import { fastify } from 'fastify';\nexport const server = fastify;\n",
  },
  {
    sentence: 'a domain file does not read files',
    rule: imports,
    wrong: domain('files/decide.ts'),
    right: domain('files/decide.provider.ts'),
    text: "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
  },
  {
    sentence: 'a domain file does not open connections',
    rule: imports,
    wrong: domain('connections/decide.ts'),
    right: domain('connections/decide.client.ts'),
    text: "import { request } from 'node:http';\nexport const ask = request;\n",
  },
  {
    sentence: 'a domain file names the types of the bus but does not run it',
    rule: imports,
    wrong: domain('bus/decide-wrong.ts'),
    right: domain('bus/decide-right.ts'),
    text: "import { Outbox } from '@smarketing/event-bus';\nexport const outbox = Outbox;\n",
    rightText: "import type { Outbox } from '@smarketing/event-bus';\nexport type Box = Outbox;\n",
  },
  {
    sentence: 'a domain file does not call the repository of its feature',
    rule: imports,
    wrong: domain('upside-down/decide.ts'),
    right: domain('upside-down/decide.handler.ts'),
    text: "export { load } from './lead.repository.js';\n",
  },
  {
    sentence: 'a domain file runs only the domain files of its own feature',
    rule: imports,
    wrong: domain('neighbours/decide-wrong.ts'),
    right: domain('neighbours/decide-right.ts'),
    text: "export { due } from '../obligations/due.js';\n",
    rightText:
      "export { due } from './due.js';\nexport type { Due } from '../obligations/due.js';\n",
  },
  {
    sentence: 'a domain file does not import the Kafka client',
    rule: imports,
    wrong: domain('kafka/decide.ts'),
    right: 'deploy/local/infrastructure/probe-kafka.ts',
    text: "export { Kafka } from 'kafkajs';\n",
  },
  {
    sentence: 'a handler does not import the Kafka client either',
    rule: imports,
    wrong: domain('kafka/decide.handler.ts'),
    right: 'apps/feedback/test/kafka.spec.ts',
    text: "export { Kafka } from 'kafkajs';\n",
  },
  {
    sentence: 'the Kafka client is imported in one file of the transport only',
    rule: imports,
    wrong: 'libs/event-bus/src/kafka/consumer.ts',
    right: 'libs/event-bus/src/kafka/kafka-client.ts',
    text: "export type { Kafka } from 'kafkajs';\n",
  },
  {
    sentence: 'only main.ts of an app reads process.env',
    rule: 'eslint(no-restricted-properties)',
    wrong: 'apps/feedback/src/feedback.module.ts',
    right: 'apps/feedback/src/main.ts',
    text: "export const port = process.env['PORT'];\n",
  },
  {
    sentence: 'a lib does not read process.env',
    rule: 'eslint(no-restricted-properties)',
    wrong: 'libs/observability/src/logger.ts',
    right: 'deploy/local/ports.ts',
    text: "export const port = process.env['PORT'];\n",
  },
  {
    sentence: 'taking env apart from process is reading it, too',
    rule: 'eslint(no-restricted-properties)',
    wrong: 'apps/sla-monitor/src/sla-monitor.module.ts',
    right: 'apps/sla-monitor/src/main.ts',
    text: "const { env } = process;\nexport const port = env['PORT'];\n",
  },
  {
    sentence: 'importing env from node:process is reading it, too',
    rule: imports,
    wrong: 'apps/lead-scoring/src/lead-scoring.module.ts',
    right: 'apps/lead-scoring/src/main.ts',
    text: "import { env } from 'node:process';\nexport const port = env['PORT'];\n",
  },
  {
    sentence: 'a service logs and does not print',
    rule: 'eslint(no-console)',
    wrong: 'apps/marketing-intake/src/main.ts',
    right: 'apps/cli/src/main.ts',
    text: "console.log('ready');\n",
  },
  {
    sentence: 'a promise is not left to itself',
    rule: 'typescript(no-floating-promises)',
    wrong: 'apps/feedback/test/floating-wrong.spec.ts',
    right: 'apps/feedback/test/floating-right.spec.ts',
    text: 'async function work(): Promise<number> {\n  return 1;\n}\nwork();\n',
    rightText: 'async function work(): Promise<number> {\n  return 1;\n}\nawait work();\n',
  },
  {
    sentence: 'a switch over a closed set names every member',
    rule: 'typescript(switch-exhaustiveness-check)',
    wrong: 'apps/feedback/src/switches/outcome-wrong.ts',
    right: 'apps/feedback/src/switches/outcome-right.ts',
    text: outcomeSwitch(['won']),
    rightText: outcomeSwitch(['won', 'lost']),
  },
  {
    sentence: 'a class that Nest injects is imported as a value without complaint',
    rule: 'typescript(no-explicit-any)',
    wrong: 'apps/feedback/src/injection/injected-wrong.provider.ts',
    right: 'apps/feedback/src/injection/injected-right.provider.ts',
    text: injected('any'),
    rightText: injected('Reflector'),
  },
];

function outcomeSwitch(cases: string[]): string {
  return [
    "export function describe(outcome: 'won' | 'lost'): string | undefined {",
    '  switch (outcome) {',
    ...cases.map((name) => `    case '${name}':\n      return '${name}!';`),
    '  }',
    '  return undefined;',
    '}',
    '',
  ].join('\n');
}

function injected(type: string): string {
  return [
    "import { Injectable } from '@nestjs/common';",
    "import { Reflector } from '@nestjs/core';",
    '',
    '@Injectable()',
    'export class Injected {',
    `  constructor(readonly reflector: Reflector, readonly other: ${type}) {}`,
    '}',
    '',
  ].join('\n');
}

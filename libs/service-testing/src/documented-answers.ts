import type { Type } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { describeServiceApi } from '@smarketing/service';
import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { strict, strictDefinitions } from './strict-schema.js';

interface Response {
  readonly content?: Readonly<Record<string, { readonly schema?: Record<string, unknown> }>>;
}

interface Operation {
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly responses: Readonly<Record<string, Response & { readonly $ref?: string }>>;
}

interface Route {
  readonly method: string;
  readonly address: RegExp;
  readonly operation: Operation;
}

/** An answer as it was received. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly mediaType: string;
  readonly body: unknown;
}

const documents = new WeakMap<Type, Promise<DocumentedAnswers>>();

/** Holds the answers of a service to its OpenAPI document: no other statuses, no other members. */
export class DocumentedAnswers {
  private readonly routes: readonly Route[];
  private readonly checks = new Map<string, ValidateFunction>();
  private readonly ajv = new Ajv2019({ strict: false, allErrors: true });
  private readonly definitions: Record<string, object>;
  private readonly succeeded = new Set<string>();

  constructor(private readonly document: OpenAPIObject) {
    addFormats.default(this.ajv);
    this.definitions = strictDefinitions(document);
    const all = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations as Record<string, Operation>).map(([method, operation]) => ({
        ...{ method, operation, path },
        address: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
      })),
    );
    // What is written out goes before what is a parameter.
    const parameters = ({ path }: { path: string }) => path.split('{').length;
    this.routes = all.toSorted((a, b) => parameters(a) - parameters(b));
  }

  static of(module: Type): Promise<DocumentedAnswers> {
    const known =
      documents.get(module) ??
      describeServiceApi(module).then((document) => new DocumentedAnswers(document));
    documents.set(module, known);
    return known;
  }

  /** Throws where the document does not tell of such an answer. Of an unknown address it tells nothing. */
  check(method: string, path: string, { status, mediaType, body }: ReceivedAnswer): void {
    const pathname = path.split('?', 1)[0]!;
    const route = this.routes.find(
      (one) => one.method === method.toLowerCase() && one.address.test(pathname),
    );
    if (!route) return;
    const { operation } = route;
    const { operationId, responses } = operation;
    const documented = responses[String(status)];
    if (!documented) throw new Error(`${operationId} answered ${status}, which is undocumented.`);
    const { content } = this.resolved(documented);
    const schema = content?.[mediaType]?.schema;
    if (content && !schema) {
      throw new Error(`${operationId} answered ${status} as ${mediaType}, which is undocumented.`);
    }
    if (schema && mediaType.endsWith('json')) {
      const check = this.checkOf(`${operationId} ${status} ${mediaType}`, schema, mediaType);
      if (!check(body)) {
        const said = `${this.ajv.errorsText(check.errors)}\n${JSON.stringify(body).slice(0, 2_000)}`;
        throw new Error(`${operationId} answered ${status} other than documented: ${said}`);
      }
    }
    if (status < 300) this.succeeded.add(operationId);
  }

  /** The operations of a service's own that have not succeeded yet, those of the platform left out. */
  unanswered(): string[] {
    return this.routes
      .filter(({ operation: { tags = [] } }) => !tags.some((tag) => platform.has(tag)))
      .map(({ operation }) => operation.operationId)
      .filter((id) => !this.succeeded.has(id))
      .toSorted();
  }

  private resolved(response: Response & { readonly $ref?: string }): Response {
    const name = response.$ref?.split('/').at(-1);
    return name === undefined ? response : (this.document.components!.responses![name] as Response);
  }

  private checkOf(key: string, schema: Record<string, unknown>, mediaType: string) {
    const known = this.checks.get(key);
    if (known) return known;
    // Some problems say more than what all of their kind say.
    const closed = mediaType !== 'application/problem+json';
    const check = this.ajv.compile({ ...strict(schema, closed), $defs: this.definitions });
    this.checks.set(key, check);
    return check;
  }
}

const platform = new Set(['operations', 'contracts']);

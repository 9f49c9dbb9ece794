import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ReceivedSpan {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
}

interface OtlpSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
}

interface OtlpRequest {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly OtlpAttribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[];
  }[];
}

interface OtlpAttribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string };
}

/** Takes spans by OTLP over HTTP, in JSON, and keeps them. */
export class OtlpReceiver {
  /** As they came. */
  readonly bodies: string[] = [];
  readonly spans: ReceivedSpan[] = [];
  #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      void text(request).then((body) => {
        this.#take(body);
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
  }

  static async start(): Promise<OtlpReceiver> {
    const receiver = new OtlpReceiver();
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  /** For services that are to send their spans here, soon after they end. */
  get variables(): Record<string, string> {
    const { port } = this.#server.address() as AddressInfo;
    return {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      OTEL_BSP_SCHEDULE_DELAY: '200',
    };
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  /** One trace as a tree: each span below what led to it, siblings in the order of their names. */
  treeOf(traceId: string): string {
    const spans = this.spans.filter((span) => span.traceId === traceId);
    const ids = new Set(spans.map(({ spanId }) => spanId));
    const lines = (parent: string | undefined, depth: number): string[] =>
      spans
        .filter(({ parentSpanId }) =>
          parent === undefined ? !ids.has(parentSpanId ?? '') : parentSpanId === parent,
        )
        .toSorted((one, other) => lineOf(one).localeCompare(lineOf(other)))
        .flatMap((span) => [
          `${'  '.repeat(depth)}${lineOf(span)}`,
          ...lines(span.spanId, depth + 1),
        ]);
    return lines(undefined, 0).join('\n');
  }

  #take(body: string): void {
    this.bodies.push(body);
    const { resourceSpans } = JSON.parse(body) as OtlpRequest;
    for (const { resource, scopeSpans } of resourceSpans) {
      const { value } = resource.attributes.find(({ key }) => key === 'service.name')!;
      for (const { name, traceId, spanId, parentSpanId, links = [] } of scopeSpans.flatMap(
        ({ spans }) => spans,
      )) {
        const service = value.stringValue!;
        this.spans.push({
          ...{ service, name, traceId, spanId, links },
          parentSpanId: parentSpanId || undefined,
        });
      }
    }
  }
}

function lineOf({ service, name }: ReceivedSpan): string {
  return `${name} (${service})`;
}

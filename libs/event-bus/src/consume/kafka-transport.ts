import { Injectable } from '@nestjs/common';
import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { BatchConsumer } from './batch-consumer.js';

/**
 * Nest's transport for facts. Nest registers the handlers that it found by their event pattern;
 * the consumer calls them directly, a batch at a time (see FoldRegistry).
 */
@Injectable()
export class KafkaTransport extends Server implements CustomTransportStrategy {
  constructor(private readonly consumer: BatchConsumer) {
    super();
  }

  listen(callback: (error?: Error) => void): void {
    const patterns = [...this.messageHandlers.keys()];
    void this.start(patterns, callback);
  }

  private async start(
    patterns: readonly string[],
    callback: (error?: Error) => void,
  ): Promise<void> {
    try {
      await this.consumer.start(patterns);
    } catch (error) {
      return callback(error as Error);
    }
    callback();
  }

  async close(): Promise<void> {
    await this.consumer.stop(4_000);
  }

  override on(): never {
    throw new Error('The bus emits no transport events; read /metrics or /ops/backlog.');
  }

  override unwrap<T>(): T {
    return this.consumer as T;
  }
}

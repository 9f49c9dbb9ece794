import { Module, type DynamicModule } from '@nestjs/common';
import { AccessGate, TOKEN_VERIFIER } from './access-gate.js';
import { tokenVerifier, type AccessOptions } from './verify-token.js';

/** Brings the gate that every HTTP request of the service passes, on its headers. */
@Module({})
export class AccessModule {
  static forRoot(options: AccessOptions): DynamicModule {
    return {
      module: AccessModule,
      global: true,
      providers: [
        { provide: TOKEN_VERIFIER, useFactory: () => tokenVerifier(options) },
        AccessGate,
      ],
    };
  }
}

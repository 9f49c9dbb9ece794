import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard, TOKEN_VERIFIER } from './access-guard.js';
import { tokenVerifier, type AccessOptions } from './verify-token.js';

/** Guards every HTTP handler of the service. */
@Module({})
export class AccessModule {
  static forRoot(options: AccessOptions): DynamicModule {
    return {
      module: AccessModule,
      global: true,
      providers: [
        { provide: TOKEN_VERIFIER, useFactory: () => tokenVerifier(options) },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
    };
  }
}

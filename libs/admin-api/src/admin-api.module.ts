import { Module } from '@nestjs/common';
import { ActsController } from './acts/acts.controller.js';
import { ContractsController } from './contracts/contracts.controller.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { PositionsController } from './positions/positions.controller.js';
import { RestoresController } from './restores/restores.controller.js';
import { HeldOfSubject } from './subject-access/held-documents.provider.js';
import { SubjectAccessController } from './subject-access/subject-access.controller.js';
import { ViewsController } from './views/views.controller.js';

/** What operators may do to a running service, under `/v1/operations`. Imported by every service. */
@Module({
  controllers: [
    ActsController,
    ContractsController,
    DeadLettersController,
    PositionsController,
    RestoresController,
    ViewsController,
    SubjectAccessController,
  ],
  providers: [HeldOfSubject],
})
export class AdminApiModule {}

import { startService } from '@smarketing/service';
import { SalesHandoffModule } from './sales-handoff.module.js';

await startService(SalesHandoffModule, process.env);

import { startService } from '@smarketing/service';
import { LeadScoringModule } from './lead-scoring.module.js';

await startService(LeadScoringModule, process.env);

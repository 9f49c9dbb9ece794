import { startService } from '@smarketing/service';
import { MarketingIntakeModule } from './marketing-intake.module.js';

await startService(MarketingIntakeModule, process.env);

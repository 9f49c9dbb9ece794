import { startService } from '@smarketing/service';
import { FeedbackModule } from './feedback.module.js';

await startService(FeedbackModule, process.env);

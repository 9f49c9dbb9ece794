import { startService } from '@smarketing/service';
import { SlaMonitorModule } from './sla-monitor.module.js';

await startService(SlaMonitorModule, process.env);

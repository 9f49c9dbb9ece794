/** Issues the facts by the bus's own unit of work, while no relay runs. */
import { emit, UnitOfWork } from '@smarketing/event-bus';
import { LeadScored } from '@smarketing/contracts';
import { readConfig, report } from '../../measure/child-run.ts';
import { chunkSize, type RelayConfig } from '../relay-run.ts';
import { issuers, issuingService, scoresOf } from './issuing-service.ts';

const config = readConfig<RelayConfig>();
const { leads, perLead } = config;
const app = await issuingService(config);
const unitOfWork = app.get(UnitOfWork);
const step = Math.max(1, Math.floor(chunkSize / perLead));
for (let from = 0; from < leads; from += step) {
  await unitOfWork.run(async (work) => {
    for (let lead = from; lead < Math.min(leads, from + step); lead++) {
      const scores = scoresOf(lead, perLead);
      const document = { _id: scores[0]!.leadId, scores: scores.length };
      const time = new Date();
      work.save(
        issuers,
        document,
        scores.map((score) => emit(LeadScored, score, { time })),
      );
    }
  });
}
report({ prepared: leads * perLead });

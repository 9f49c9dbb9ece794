export {
  RunningService,
  answerOf,
  runService,
  type Answer,
  type RunOptions,
  type Sender,
} from './run-service.js';

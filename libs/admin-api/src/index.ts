export { AdminApiModule } from './admin-api.module.js';
export { OWN_PARTS, type OwnParts } from './subject-access/own-parts.js';

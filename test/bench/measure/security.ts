import { readKafkaSecurity, readMongoSecurity } from '@smarketing/connections';

/** How the servers that the environment names are spoken to, by every client that measures. */
export const kafkaSecurity = readKafkaSecurity(process.env, []);
export const mongoSecurity = readMongoSecurity(process.env, '', []);

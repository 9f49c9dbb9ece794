export {
  BrokerAddressError,
  brokerAddressOf,
  brokersOf,
  readBrokers,
  type BrokerAddress,
} from './broker-addresses.ts';
export {
  endOfServer,
  endsOfFiles,
  type CertificateEnd,
  type TlsServer,
} from './certificate-ends.ts';
export { connectionOf, connectionVariables, withoutSecrets } from './connection-variables.ts';
export { kafkaClientOptions } from './kafka-client-options.ts';
export { readKafkaSecurity, type KafkaSasl, type KafkaSecurity } from './kafka-security.ts';
export { keepPasswordCurrent, mongoClientOptions, mongoRefusal } from './mongo-client-options.ts';
export { readMongoSecurity, readMongoUri, type MongoSecurity } from './mongo-security.ts';
export { OauthTokenError, OauthTokens, type OauthClient } from './oauth-token.ts';
export { RotatedFile } from './rotated-file.ts';
export { readSecret, Secret } from './secret.ts';
export { type TlsFiles } from './tls-files.ts';

import { type Infrastructure, type OnProgress, variablesOf } from './infrastructure.ts';
import { kafkaIsReady } from './kafka-ready.ts';
import { mongodbIsReady } from './mongodb-ready.ts';
import { poll } from './poll.ts';

const KAFKA_IMAGE = 'apache/kafka:4.3.1';
const MONGODB_IMAGE = 'mongo:8';
const KAFKA_PORT = 9092;
const INTERNAL_PORT = 29092;
const CONTROLLER_PORT = 9093;
const START_SCRIPT = '/tmp/start-kafka.sh';
const READY_WITHIN_MS = 120_000;

/** Containers with ports that Docker chooses. Testcontainers' reaper removes them if this process dies. */
export async function startContainers(onProgress: OnProgress): Promise<Infrastructure> {
  const starts = [startKafkaContainer(onProgress), startMongodbContainer(onProgress)] as const;
  const [kafka, mongodb] = await Promise.allSettled(starts);
  if (kafka.status === 'rejected' || mongodb.status === 'rejected') {
    for (const start of [kafka, mongodb])
      if (start.status === 'fulfilled') await start.value.stop();
    throw kafka.status === 'rejected' ? kafka.reason : (mongodb as PromiseRejectedResult).reason;
  }
  return {
    kind: 'docker',
    reused: false,
    kafkaBrokers: [kafka.value.address],
    mongoUri: mongodb.value.address,
    variables: variablesOf([kafka.value.address], mongodb.value.address),
    brokers: [],
    members: [],
    stop: async () => {
      await Promise.all([kafka.value.stop(), mongodb.value.stop()]);
    },
  };
}

interface Started {
  address: string;
  stop: () => Promise<void>;
}

async function startKafkaContainer(onProgress: OnProgress): Promise<Started> {
  onProgress({ component: 'kafka', step: `Starting the container ${KAFKA_IMAGE}` });
  const { GenericContainer, Wait } = await import('testcontainers');
  // A broker must know the address it advertises, which exists only once the container runs: it waits for it.
  const container = await new GenericContainer(KAFKA_IMAGE)
    .withExposedPorts(KAFKA_PORT)
    .withEnvironment(kafkaEnvironment())
    .withEntrypoint(['sh', '-c'])
    .withCommand([
      `echo waiting for the address; while [ ! -f ${START_SCRIPT} ]; do sleep 0.1; done; exec sh ${START_SCRIPT}`,
    ])
    .withWaitStrategy(Wait.forLogMessage('waiting for the address'))
    .withStartupTimeout(READY_WITHIN_MS)
    .start();
  const stop = async () => {
    await container.stop();
  };
  const address = `${container.getHost()}:${container.getMappedPort(KAFKA_PORT)}`;
  const advertised = `PLAINTEXT://${address},INTERNAL://localhost:${INTERNAL_PORT}`;
  try {
    await container.copyContentToContainer([
      {
        content: `export KAFKA_ADVERTISED_LISTENERS=${advertised}\nexec /__cacert_entrypoint.sh /etc/kafka/docker/run\n`,
        target: START_SCRIPT,
      },
    ]);
    await poll(() => kafkaIsReady([address], 1), {
      deadline: READY_WITHIN_MS,
      interval: 100,
      onDeadline: (cause) => new Error(`${KAFKA_IMAGE} was not ready in time.`, { cause }),
    });
  } catch (error) {
    await stop();
    throw error;
  }
  onProgress({ component: 'kafka', step: 'Kafka is ready', fraction: 1 });
  return { address, stop };
}

function kafkaEnvironment(): Record<string, string> {
  return {
    KAFKA_NODE_ID: '1',
    KAFKA_PROCESS_ROLES: 'broker,controller',
    KAFKA_CONTROLLER_QUORUM_VOTERS: `1@localhost:${CONTROLLER_PORT}`,
    KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
    KAFKA_LISTENERS: `PLAINTEXT://:${KAFKA_PORT},INTERNAL://:${INTERNAL_PORT},CONTROLLER://:${CONTROLLER_PORT}`,
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP:
      'PLAINTEXT:PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT',
    KAFKA_INTER_BROKER_LISTENER_NAME: 'INTERNAL',
    KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    KAFKA_NUM_PARTITIONS: '6',
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '6',
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
    KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
    KAFKA_LOG_RETENTION_MS: '-1',
    KAFKA_HEAP_OPTS: '-Xms256m -Xmx512m',
  };
}

async function startMongodbContainer(onProgress: OnProgress): Promise<Started> {
  onProgress({ component: 'mongodb', step: `Starting the container ${MONGODB_IMAGE}` });
  const { MongoDBContainer } = await import('@testcontainers/mongodb');
  const container = await new MongoDBContainer(MONGODB_IMAGE).start();
  const stop = async () => {
    await container.stop();
  };
  // The set's only member calls itself by a name that exists in the container only.
  const address = `${container.getConnectionString()}/?directConnection=true`;
  try {
    await poll(() => mongodbIsReady(address), {
      deadline: READY_WITHIN_MS,
      interval: 100,
      onDeadline: (cause) => new Error(`${MONGODB_IMAGE} had no primary in time.`, { cause }),
    });
  } catch (error) {
    await stop();
    throw error;
  }
  onProgress({ component: 'mongodb', step: 'MongoDB is ready', fraction: 1 });
  return { address, stop };
}

import type { ChartName, Manifest } from '../helm/the-charts.ts';

type Part = Record<string, unknown>;

/** A mistake that somebody might make, and who must refuse it with which words. */
export interface SeededFault {
  name: string;
  chart: ChartName;
  /** The values file into whose rendering it is made. */
  values: string;
  refusedBy: 'the schema of the values' | 'the chart itself' | 'the API server' | 'Pod Security';
  says: string;
  /** For a fault of the values: what `--set-json` gets. */
  set?: string;
  /** For a fault of a manifest: the kind it is made in, and how. Changes the first one it fits. */
  of?: string;
  seed?: (manifest: Manifest) => void;
}

/** The manifest with the fault, alone. Throws if no manifest can have it: the fault would prove nothing. */
export function withFault(fault: SeededFault, manifests: readonly Manifest[]): Manifest {
  for (const manifest of manifests) {
    if (manifest.kind !== fault.of) continue;
    const copy = structuredClone(manifest);
    try {
      fault.seed!(copy);
    } catch (error) {
      if (error instanceof TypeError) continue;
      throw error;
    }
    if (JSON.stringify(copy) !== JSON.stringify(manifest)) return copy;
  }
  throw new Error(`No ${fault.of} of ${fault.chart} can have the fault "${fault.name}".`);
}

/** As somebody might commit them on a Friday. */
export const seededFaults: readonly SeededFault[] = [
  {
    name: 'a misspelt value',
    chart: 'smarketing',
    values: 'minimal',
    refusedBy: 'the schema of the values',
    says: 'replicaCount',
    set: 'defaults={"replicaCount":3}',
  },
  {
    name: 'a value of another type',
    chart: 'smarketing',
    values: 'minimal',
    refusedBy: 'the schema of the values',
    says: 'got string, want integer',
    set: 'defaults={"replicas":"three"}',
  },
  {
    name: 'a misspelt variable of the services',
    chart: 'smarketing',
    values: 'minimal',
    refusedBy: 'the schema of the values',
    says: "additional properties 'KAFKA_BROKERZ' not allowed",
    set: 'settings.KAFKA_BROKERZ="kafka:9092"',
  },
  {
    name: 'a value that has this name in other charts',
    chart: 'smarketing',
    values: 'minimal',
    refusedBy: 'the chart itself',
    says: 'replicaCount is set: use defaults.replicas.',
    set: 'replicaCount=3',
  },
  {
    name: 'a port that cannot exist',
    chart: 'smarketing',
    values: 'minimal',
    refusedBy: 'the API server',
    says: 'must be between 1 and 65535',
    of: 'Deployment',
    seed: (manifest) => void (firstOf(containerOf(manifest)['ports'])['containerPort'] = 99_002),
  },
  {
    name: 'a name of a port that is too long',
    chart: 'smarketing',
    values: 'minimal',
    refusedBy: 'the API server',
    says: 'must be no more than 15 characters',
    of: 'Deployment',
    seed: (manifest) => void (firstOf(containerOf(manifest)['ports'])['name'] = 'http-of-intake-1'),
  },
  {
    name: 'a disruption budget with both limits',
    chart: 'smarketing',
    values: 'minimal',
    refusedBy: 'the API server',
    says: 'minAvailable and maxUnavailable cannot be both set',
    of: 'PodDisruptionBudget',
    seed: ({ spec }) => void Object.assign(spec, { minAvailable: 1, maxUnavailable: 1 }),
  },
  {
    name: 'a misspelt field of a spread constraint',
    chart: 'smarketing',
    values: 'minimal',
    refusedBy: 'the API server',
    says: 'unknown field "spec.template.spec.topologySpreadConstraints[0].matchLabelKey"',
    of: 'Deployment',
    seed(manifest) {
      firstOf(podSpecOf(manifest)['topologySpreadConstraints'])['matchLabelKey'] = ['app'];
    },
  },
  {
    name: 'a network policy for traffic of no direction',
    chart: 'smarketing',
    values: 'minimal',
    refusedBy: 'the API server',
    says: 'Unsupported value: "Ingres"',
    of: 'NetworkPolicy',
    seed: ({ spec }) => void (spec!['policyTypes'] = ['Ingres']),
  },
  {
    name: 'a size in a unit that Kubernetes does not know',
    chart: 'smarketing',
    values: 'minimal',
    refusedBy: 'the API server',
    says: 'quantities must match the regular expression',
    of: 'Deployment',
    seed: (manifest) => void (emptyDirOf(manifest)['sizeLimit'] = '64MB'),
  },
  {
    name: 'a pod that may run as root',
    chart: 'smarketing',
    values: 'minimal',
    refusedBy: 'Pod Security',
    says: 'violates PodSecurity "restricted:latest": runAsNonRoot != true',
    of: 'Pod',
    seed({ spec }) {
      const pod = spec!['securityContext'] as Part;
      delete pod['runAsNonRoot'];
      for (const container of spec!['containers'] as Part[]) {
        delete (container['securityContext'] as Part)['runAsNonRoot'];
      }
    },
  },
  {
    name: 'a pod that keeps a capability',
    chart: 'smarketing',
    values: 'minimal',
    refusedBy: 'Pod Security',
    says: 'violates PodSecurity "restricted:latest": unrestricted capabilities',
    of: 'Pod',
    seed({ spec }) {
      const context = firstOf(spec!['containers'])['securityContext'] as Part;
      context['capabilities'] = { drop: ['ALL'], add: ['NET_ADMIN'] };
    },
  },
  {
    name: 'a way to scale when lag is unknown that KEDA does not have',
    chart: 'smarketing',
    values: 'keda',
    refusedBy: 'the API server',
    says: 'Unsupported value: "nonsense"',
    of: 'ScaledObject',
    seed: ({ spec }) => void ((spec!['fallback'] as Part)['behavior'] = 'nonsense'),
  },
  {
    name: 'a misspelt field of a PodMonitor',
    chart: 'smarketing',
    values: 'production',
    refusedBy: 'the API server',
    says: 'unknown field "spec.podMetricsEndpoints[0].prt"',
    of: 'PodMonitor',
    seed: ({ spec }) => void (firstOf(spec!['podMetricsEndpoints'])['prt'] = 'ops'),
  },
  {
    name: 'an alert that waits in words',
    chart: 'smarketing',
    values: 'production',
    refusedBy: 'the API server',
    says: 'spec.groups[0].rules[0].for',
    of: 'PrometheusRule',
    seed({ spec }) {
      firstOf(firstOf(spec!['groups'])['rules'])['for'] = '5 minutes';
    },
  },
  {
    name: 'partitions in a word',
    chart: 'platform',
    values: 'production',
    refusedBy: 'the API server',
    says: 'spec.partitions in body must be of type integer',
    of: 'KafkaTopic',
    seed: ({ spec }) => void (spec!['partitions'] = 'six'),
  },
  {
    name: 'an API of Strimzi that is gone',
    chart: 'platform',
    values: 'production',
    refusedBy: 'the API server',
    says: 'no matches for kind "Kafka" in version "kafka.strimzi.io/v1beta2"',
    of: 'Kafka',
    seed: (manifest) => void Object.assign(manifest, { apiVersion: 'kafka.strimzi.io/v1beta2' }),
  },
  {
    name: 'an ACL as older Strimzi had it',
    chart: 'platform',
    values: 'production',
    refusedBy: 'the API server',
    says: 'unknown field "spec.authorization.acls[0].operation"',
    of: 'KafkaUser',
    seed({ spec }) {
      firstOf((spec!['authorization'] as Part)['acls'])['operation'] = 'Read';
    },
  },
  {
    name: 'a MongoDB of a type that does not exist',
    chart: 'platform',
    values: 'production',
    refusedBy: 'the API server',
    says: 'Unsupported value: "Replicaset"',
    of: 'MongoDBCommunity',
    seed: ({ spec }) => void (spec!['type'] = 'Replicaset'),
  },
];

function podSpecOf({ spec }: Manifest): Part {
  return (spec!['template'] as { spec: Part }).spec;
}

function containerOf(manifest: Manifest): Part {
  return firstOf(podSpecOf(manifest)['containers']);
}

/** Throws a TypeError where there is none, as every step to something missing does. */
function emptyDirOf(manifest: Manifest): Part {
  const volumes = podSpecOf(manifest)['volumes'] as Part[];
  return volumes.find((volume) => 'emptyDir' in volume)!['emptyDir'] as Part;
}

function firstOf(list: unknown): Part {
  return (list as Part[])[0]!;
}

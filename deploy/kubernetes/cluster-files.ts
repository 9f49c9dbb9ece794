import { namespaces } from '../helm/the-charts.ts';

export const nodeNames = ['node-a', 'node-b', 'node-c'] as const;

/** The strictest level of Pod Security, for every namespace but Kubernetes' own. */
export function admission(): string {
  return JSON.stringify({
    apiVersion: 'apiserver.config.k8s.io/v1',
    kind: 'AdmissionConfiguration',
    plugins: [
      {
        name: 'PodSecurity',
        configuration: {
          apiVersion: 'pod-security.admission.config.k8s.io/v1',
          kind: 'PodSecurityConfiguration',
          defaults: { enforce: 'restricted', audit: 'restricted', warn: 'restricted' },
          exemptions: { namespaces: ['kube-system'] },
        },
      },
    ],
  });
}

export function kubeconfig(port: number, token: string): string {
  const name = 'smarketing-check';
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [
      {
        name,
        cluster: { server: `https://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true },
      },
    ],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
  });
}

/** What a cluster has before the charts come: three nodes in three zones, the namespaces, a priority. */
export function surroundings(): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'List',
    items: [
      ...nodeNames.map((name) => nodeOf(name)),
      ...Object.values(namespaces).map((name) => ({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
      })),
      // The values for production name it.
      {
        apiVersion: 'scheduling.k8s.io/v1',
        kind: 'PriorityClass',
        metadata: { name: 'business' },
        value: 1_000,
      },
    ],
  });
}

function nodeOf(name: string) {
  const room = { cpu: '16', memory: '64Gi', 'ephemeral-storage': '100Gi', pods: '110' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'topology.kubernetes.io/region': 'region',
        'topology.kubernetes.io/zone': name.replace('node', 'zone'),
      },
    },
    status: { capacity: room, allocatable: room },
  };
}

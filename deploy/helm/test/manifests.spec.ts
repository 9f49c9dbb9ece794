import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partitionsPerStream, services, topicsOf, type ServiceName } from '@smarketing/contracts';
import { describe, expect, it } from 'vitest';
import { folderOf, type Manifest, readRendered, valuesOf } from '../the-charts.ts';

const { settings, files } = (
  JSON.parse(readFileSync(join(folderOf('smarketing'), 'values.schema.json'), 'utf8')) as {
    $defs: Record<'settings' | 'files', { properties: object }>;
  }
).$defs;
const knownVariables = [...Object.keys(settings.properties), ...Object.keys(files.properties)];
const component = 'app.kubernetes.io/component';
const cases = valuesOf('smarketing').map(
  (values) => [values, readRendered('smarketing', values)] as const,
);

const ofKind = (manifests: readonly Manifest[], ...kinds: string[]) =>
  manifests.filter(({ kind }) => kinds.includes(kind));
const serviceOf = ({ metadata }: Manifest) => metadata.labels?.[component] as ServiceName;
const servicesIn = (manifests: readonly Manifest[]) => manifests.map(serviceOf).toSorted();

/** Whether the selector takes pods with these labels. */
function selects(selector: { matchLabels?: Record<string, string> }, labels: object): boolean {
  const wanted = Object.entries(selector.matchLabels ?? {});
  return wanted.every(([key, value]) => (labels as Record<string, string>)[key] === value);
}

describe.each(cases)('the services with the values %s', (values, manifests) => {
  const deployments = ofKind(manifests, 'Deployment');
  const each = deployments.map((deployment) => [serviceOf(deployment), deployment] as const);
  const podsOf = ({ spec }: Manifest) => spec.template;

  it('are those that there are, but for one that is said to run elsewhere', () => {
    const expected = Object.keys(services).filter(
      (name) => values !== 'no-operators' || name !== 'sla-monitor',
    );
    expect(servicesIn(deployments)).toEqual(expected.toSorted());
  });

  it.each(['Service', 'PodDisruptionBudget'])('each have a %s for their pods', (kind) => {
    const found = ofKind(manifests, kind);
    expect(servicesIn(found)).toEqual(servicesIn(deployments));
    for (const one of found) {
      const { selector } = one.spec as { selector: Record<string, object> };
      const matched = each.filter(([, deployment]) =>
        selects(
          kind === 'Service' ? { matchLabels: selector as never } : selector,
          podsOf(deployment).metadata.labels,
        ),
      );
      expect(matched.map(([name]) => name)).toEqual([serviceOf(one)]);
    }
  });

  it('let a node be drained one pod at a time, and of pods that do not become ready at once', () => {
    for (const { spec } of ofKind(manifests, 'PodDisruptionBudget')) {
      expect(spec).toMatchObject({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
    }
  });

  it.each(each)('run %s without any right that it does not need', (_, deployment) => {
    const { spec } = podsOf(deployment);
    expect(spec).toMatchObject({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect(JSON.stringify(spec)).not.toMatch(/runAsUser|runAsGroup|hostPath|hostNetwork|hostPID/);
    for (const container of spec.containers) {
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        privileged: false,
        readOnlyRootFilesystem: true,
        runAsNonRoot: true,
      });
    }
  });

  it.each(each)('ask %s on its ops port whether it lives and is ready', (name, deployment) => {
    const [container] = podsOf(deployment).spec.containers;
    const { port, opsPort } = services[name];
    expect(container.ports).toEqual([
      { name: 'http', containerPort: port },
      { name: 'ops', containerPort: opsPort },
    ]);
    const asked = (path: string) => ({ httpGet: { path, port: 'ops' } });
    expect(container).toMatchObject({
      startupProbe: asked('/health/live'),
      livenessProbe: asked('/health/live'),
      readinessProbe: asked('/health/ready'),
    });
  });

  it.each(each)('give %s time to drain, and a successor before it ends', (_, deployment) => {
    const { spec } = podsOf(deployment);
    expect(deployment.spec.strategy.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 });
    const rest = spec.containers[0].lifecycle.preStop.sleep.seconds;
    // What the service itself takes at most, and twice as much again.
    expect(spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(rest + 3 * 10);
    for (const spread of spec.topologySpreadConstraints) {
      expect(spread).toMatchObject({
        nodeTaintsPolicy: 'Honor',
        matchLabelKeys: ['pod-template-hash'],
      });
      expect(selects(spread.labelSelector, podsOf(deployment).metadata.labels)).toBe(true);
    }
  });

  it.each(each)(
    'limit the memory of %s to twice what its heap leaves room for',
    (_, deployment) => {
      const [{ resources, env }] = podsOf(deployment).spec.containers;
      const requested = Number.parseInt(resources.requests.memory, 10);
      const heap = Number(/--max-old-space-size=(\d+)/.exec(valueOf(env, 'NODE_OPTIONS'))![1]);
      expect(resources.limits.memory).toBe(`${2 * requested}Mi`);
      expect(heap).toBe(Math.floor((120 * requested) / 256));
      expect(resources.limits.cpu).toBeUndefined();
    },
  );

  it.each(each)('tell %s which one it is, and where it listens', (name, deployment) => {
    const [{ env }] = podsOf(deployment).spec.containers;
    const { port, opsPort } = services[name];
    expect(valueOf(env, 'SERVICE')).toBe(name);
    expect(valueOf(env, 'PORT')).toBe(String(port));
    expect(valueOf(env, 'OPS_PORT')).toBe(String(opsPort));
    const names = env.map((one: { name: string }) => one.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(each)('have no variable for %s but those that the schema knows', (_, deployment) => {
    const [{ env }] = podsOf(deployment).spec.containers;
    const ofChart = ['SERVICE', 'PORT', 'OPS_PORT', 'NODE_OPTIONS', ...knownVariables];
    const others = env.filter(({ name }: { name: string }) => !ofChart.includes(name));
    // What is added by `extraEnv`.
    for (const { value } of others) expect(value).toBeUndefined();
  });

  it.each(each)('have every file mounted that a variable of %s names', (_, deployment) => {
    const { containers, volumes } = podsOf(deployment).spec;
    const [{ env, volumeMounts }] = containers;
    const mounted = volumes
      .flatMap((volume: Manifest['spec']) => volume.projected?.sources ?? [])
      .flatMap(({ secret, configMap }: Manifest['spec']) => (secret ?? configMap).items)
      .map(({ path }: { path: string }) => `/etc/smarketing/${path}`);
    const named = env.flatMap(({ value }: { value?: string }) =>
      value?.startsWith('/etc/smarketing/') ? [value] : [],
    );
    expect(named.toSorted()).toEqual(mounted.toSorted());
    expect(named.length).toBeGreaterThan(0);
    expect(volumeMounts).toContainEqual({
      name: 'files',
      mountPath: '/etc/smarketing',
      readOnly: true,
    });
  });

  it('give keys of one service to no other', () => {
    for (const [name, deployment] of each) {
      const text = JSON.stringify(podsOf(deployment).spec);
      for (const [other, { variables }] of Object.entries(services)) {
        for (const variable of variables) {
          expect(text.includes(`"${variable}_FILE"`), `${variable} in ${name}`).toBe(
            name === other,
          );
        }
      }
    }
  });

  it('hold no secret: no Secret is made, and no variable has one', () => {
    expect(ofKind(manifests, 'Secret')).toEqual([]);
    for (const [, deployment] of each) {
      for (const { name, value } of podsOf(deployment).spec.containers[0].env) {
        if (value === undefined) continue;
        expect(name).not.toMatch(/PASSWORD$|SECRET$|_KEY$|HEADERS$/);
        expect(value).not.toMatch(/\/\/[^/]*@/);
      }
    }
  });

  it('are reached by nobody, and reach nobody, unless a policy allows it', () => {
    const policies = ofKind(manifests, 'NetworkPolicy');
    const all = policies.filter(({ spec }) => !spec.ingress && !spec.egress);
    expect(all).toHaveLength(1);
    expect(all[0]!.spec.policyTypes).toEqual(['Ingress', 'Egress']);
    for (const [, deployment] of each) {
      const { labels } = podsOf(deployment).metadata;
      expect(selects(all[0]!.spec.podSelector, labels)).toBe(true);
    }
    const others = policies.filter((policy) => policy !== all[0]);
    expect(servicesIn(others)).toEqual(servicesIn(deployments));
  });

  it('open their ops port to Prometheus and nobody else', () => {
    for (const policy of ofKind(manifests, 'NetworkPolicy')) {
      for (const { ports, from } of policy.spec.ingress ?? []) {
        expect(ports).toHaveLength(1);
        expect(from.length).toBeGreaterThan(0);
        expect(['http', 'ops']).toContain(ports[0].port);
        if (ports[0].port !== 'ops') continue;
        expect(JSON.stringify(from)).toMatch(/^\[\{"namespaceSelector".*monitoring/);
        expect(from).toHaveLength(1);
      }
    }
    for (const { spec } of ofKind(manifests, 'Service')) {
      expect(spec.ports.map(({ targetPort }: { targetPort: string }) => targetPort)).toEqual([
        'http',
      ]);
    }
  });

  it('go out to named ports only', () => {
    for (const { spec } of ofKind(manifests, 'NetworkPolicy')) {
      for (const { ports } of spec.egress ?? []) {
        for (const { port } of ports) expect(port).toBeGreaterThan(0);
      }
    }
  });

  it('are exposed by a host of their own each, if at all', () => {
    const hosts = ofKind(manifests, 'Ingress', 'HTTPRoute').map(
      ({ spec }) => spec.rules[0].host ?? spec.hostnames[0],
    );
    expect(new Set(hosts).size).toBe(hosts.length);
  });

  it('are scaled by an autoscaler or by a number, not by both', () => {
    const scaled = ofKind(manifests, 'ScaledObject', 'HorizontalPodAutoscaler');
    const numbered = deployments.filter(({ spec }) => spec.replicas !== undefined);
    if (values === 'no-operators') expect(numbered).toHaveLength(deployments.length);
    else
      expect([...servicesIn(scaled), ...servicesIn(numbered)].toSorted()).toEqual(
        servicesIn(deployments),
      );
    for (const { spec } of scaled) {
      expect(spec.minReplicaCount ?? spec.minReplicas).toBeGreaterThanOrEqual(2);
      expect(spec.maxReplicaCount ?? spec.maxReplicas).toBe(partitionsPerStream);
      expect(spec.scaleTargetRef.kind).toBe('Deployment');
    }
  });
});

describe.each(['keda', 'production'])('KEDA with the values %s', (values) => {
  const scaled = ofKind(readRendered('smarketing', values), 'ScaledObject');
  const prefix = values === 'keda' ? 'emea.' : '';

  it.each(scaled.map((one) => [serviceOf(one), one] as const))(
    'looks at all topics that %s consumes, both lanes, unless its work comes by HTTP',
    (name, { spec }) => {
      const topics = spec.triggers.flatMap(
        ({ metadata }: Manifest['spec']) => metadata.topic ?? [],
      );
      const consumed = services[name].consumes
        .flatMap(topicsOf)
        .map(({ kafkaName }) => prefix + kafkaName);
      if (name === 'marketing-intake') {
        expect(spec.triggers.map(({ type }: { type: string }) => type)).toEqual(['cpu']);
      } else {
        expect(topics.toSorted()).toEqual(consumed.toSorted());
        expect(spec.fallback.behavior).toBe('currentReplicasIfHigher');
        for (const { metadata } of spec.triggers) {
          expect(metadata.consumerGroup).toBe(prefix + name);
          // Kafka 4 understands nobody who is older than 2.1.
          expect(metadata.version).toBe('2.8.0');
        }
      }
    },
  );
});

/** Of a variable in the list of a container. */
function valueOf(env: { name: string; value: string }[], name: string): string {
  return env.find((one) => one.name === name)!.value;
}

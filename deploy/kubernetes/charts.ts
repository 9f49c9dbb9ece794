import { parseAllDocuments } from 'yaml';
import {
  type ChartName,
  folderOf,
  type Manifest,
  namespaces,
  valuesFile,
} from '../helm/the-charts.ts';
import { tail } from '../local/infrastructure/tool.ts';
import { RefusedError } from './cluster.ts';
import { runProgram } from './run-program.ts';
import { warningsIn } from './warnings.ts';

/** Runs helm, for which a warning is as good as an error: throws {@link RefusedError} for both. */
export class Helm {
  readonly #program: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #signal: AbortSignal;

  constructor(program: string, environment: NodeJS.ProcessEnv, signal: AbortSignal) {
    this.#program = program;
    this.#environment = environment;
    this.#signal = signal;
  }

  async run(...args: string[]): Promise<string> {
    const { code, said, complained } = await runProgram(this.#program, args, {
      environment: this.#environment,
      signal: this.#signal,
    });
    const warnings = warningsIn(complained);
    if (code !== 0 || warnings.length > 0) {
      const what = code === 0 ? warnings.join('\n') : tail(complained || said, 20);
      throw new RefusedError(`helm ${args[0]}: ${what}`);
    }
    return said;
  }

  /** The manifests as they would be installed with `ci/<values>-values.yaml`. */
  async template(chart: ChartName, values: string, ...more: string[]): Promise<Manifest[]> {
    const file = ['--values', valuesFile(chart, values)];
    const said = await this.run(
      ...['template', chart, folderOf(chart), '--namespace', namespaces[chart], ...file, ...more],
    );
    return manifestsIn(said);
  }
}

export function manifestsIn(yaml: string): Manifest[] {
  return parseAllDocuments(yaml, { version: '1.1' }).flatMap((document) => {
    const [error] = document.errors;
    if (error) throw error;
    return (document.toJS() as Manifest | null) ?? [];
  });
}

/** As one input of `kubectl apply --filename -`. Of a List kubectl would check the fields itself, not the server. */
export function asInput(items: readonly object[]): string {
  return items.map((item) => JSON.stringify(item)).join('\n---\n');
}

/** The pods that the workloads would make: what a Deployment holds is only admitted as a Pod. */
export function podsOf(manifests: readonly Manifest[]): Manifest[] {
  return manifests.flatMap(({ metadata, spec }) => {
    const template = spec?.template as Pick<Manifest, 'metadata' | 'spec'> | undefined;
    if (!template?.spec?.containers) return [];
    const { namespace, name } = metadata;
    const where = namespace === undefined ? {} : { namespace };
    const named = { ...template.metadata, ...where, name: `${name}-pod` };
    return [{ apiVersion: 'v1', kind: 'Pod', metadata: named, spec: podSpecOf(template.spec) }];
  });
}

/** Without the account, which must exist before a pod is admitted that names it. */
function podSpecOf(spec: Record<string, unknown>): Record<string, unknown> {
  const { serviceAccountName: _, ...rest } = spec;
  return rest;
}

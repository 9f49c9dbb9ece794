import { isSenderName } from '@smarketing/contracts';

export interface InboundSettings {
  /** Whose topics are read; none: no facts of other systems are taken. */
  readonly inboundSenders: readonly string[];
}

const mostSenders = 50;

/** From the environment; notes what is wrong. */
export function readInboundSettings(
  env: Readonly<Record<string, string | undefined>>,
  problems: string[],
): InboundSettings {
  const names = (env['INBOUND_SENDERS'] ?? '').split(',').map((name) => name.trim());
  const inboundSenders = [...new Set(names.filter((name) => name !== ''))];
  for (const name of inboundSenders) {
    if (isSenderName(name)) continue;
    problems.push(
      `INBOUND_SENDERS has "${name.slice(0, 60)}": a name begins with a small letter and has up to 40 small letters, digits and hyphens.`,
    );
  }
  if (inboundSenders.length > mostSenders) {
    problems.push(`INBOUND_SENDERS may list ${mostSenders} senders at most.`);
  }
  return { inboundSenders };
}

import { createInterface } from 'node:readline/promises';

/** Somebody who can be asked. */
export interface Person {
  isThere: boolean;
  ask(question: string): Promise<string>;
}

/** Whoever sits at the terminal; nobody where input or output goes elsewhere. */
export function personAt(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Person {
  return {
    isThere: input.isTTY && output.isTTY,
    ask: async (question) => {
      const lines = createInterface({ input, output });
      try {
        return await lines.question(question);
      } catch {
        // The input has ended, or Ctrl-C: that is no yes.
        return '';
      } finally {
        lines.close();
      }
    },
  };
}

export async function isAgreed(person: Person, question: string): Promise<boolean> {
  return /^(?:y|yes|j|ja)$/i.test((await person.ask(`${question} [y/N] `)).trim());
}

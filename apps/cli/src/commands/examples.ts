/** Lines of a command's help that can be typed as they stand. */
export function examplesOf(...commands: readonly string[]): string {
  return ['', 'Examples:', ...commands.map((command) => `  smarketing ${command}`)].join('\n');
}

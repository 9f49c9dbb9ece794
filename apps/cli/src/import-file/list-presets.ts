import type { Preset } from '../recognise-columns/presets.js';

/** Each preset with the names of columns that it knows. */
export function formatPresets(all: readonly Preset[]): string {
  return all
    .map(({ name, title, system, columns }) =>
      [
        `${name}: ${title}`,
        `  leads are known as ${system}:<id>`,
        ...columns.map(([field, names]) => `  ${field.padEnd(20)} ${names.join(', ')}`),
      ].join('\n'),
    )
    .join('\n\n');
}

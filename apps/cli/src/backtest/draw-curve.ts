export interface CurvePoint {
  /** From 0 to 1. */
  readonly x: number;
  /** From 0 to 1. */
  readonly y: number;
}

export interface CurveTexts {
  readonly title: string;
  readonly x: string;
  readonly y: string;
}

const size = 320;
const margin = 44;
const inner = size - 2 * margin;
const ticks = [0, 0.25, 0.5, 0.75, 1];

/** A curve in a square from 0 to 1 as SVG, with the diagonal to compare it with. */
export function drawCurve(points: readonly CurvePoint[], { title, x, y }: CurveTexts): string {
  const at = (point: CurvePoint) => `${across(point.x)},${up(point.y)}`;
  return [
    `<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${escaped(title)}">`,
    `<text x="${size / 2}" y="18" class="title">${escaped(title)}</text>`,
    ...ticks.map(
      (tick) =>
        `<line x1="${across(tick)}" y1="${up(0)}" x2="${across(tick)}" y2="${up(1)}" class="grid"/>` +
        `<line x1="${across(0)}" y1="${up(tick)}" x2="${across(1)}" y2="${up(tick)}" class="grid"/>` +
        `<text x="${across(tick)}" y="${up(0) + 14}" class="tick">${tick * 100}</text>` +
        `<text x="${across(0) - 6}" y="${up(tick) + 3}" class="tick side">${tick * 100}</text>`,
    ),
    `<line x1="${across(0)}" y1="${up(0)}" x2="${across(1)}" y2="${up(1)}" class="chance"/>`,
    `<polyline points="${points.map(at).join(' ')}" class="curve"/>`,
    `<text x="${size / 2}" y="${size - 8}" class="tick">${escaped(x)}</text>`,
    `<text x="12" y="${size / 2}" transform="rotate(-90 12 ${size / 2})" class="tick">${escaped(y)}</text>`,
    '</svg>',
  ].join('\n');
}

const across = (x: number) => round(margin + x * inner);
const up = (y: number) => round(size - margin - y * inner);

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For the inside of an element or of an attribute in quotes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign]!);
}

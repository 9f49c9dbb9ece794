import { plainScreen } from '../terminal/screen.js';
import { drawCurve, escaped } from './draw-curve.js';
import { formatBacktest } from './format-backtest.js';
import type { Backtest } from './run-backtest.js';

const style = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1c2733; }
figure { display: inline-block; width: 21rem; margin: 0 1rem 1rem 0; }
pre { overflow-x: auto; background: #f5f7f9; padding: 1rem; }
.title { font-size: 13px; font-weight: 600; text-anchor: middle; }
.tick { font-size: 10px; fill: #5b6875; text-anchor: middle; }
.side { text-anchor: end; }
.grid { stroke: #e3e8ed; }
.chance { stroke: #9aa7b3; stroke-dasharray: 4 4; }
.curve { fill: none; stroke: #0b66c3; stroke-width: 2; }
`;

/** The backtest as one page that needs nothing else: curves and the same figures as on the terminal. */
export function htmlReport(backtest: Backtest): string {
  const { outcome, roc, lift, calibration } = backtest;
  const title = `Backtest: ${outcome.column} = ${outcome.value}`;
  const rows = lift.reduce((sum, tenth) => sum + tenth.rows, 0);
  let seen = 0;
  const found = lift.map((tenth) => {
    seen += tenth.rows;
    return { x: seen / rows, y: tenth.foundSoFar };
  });
  const curves = [
    drawCurve(
      roc.map(({ falseAlarms, found: y }) => ({ x: falseAlarms, y })),
      { title: 'ROC curve', x: '% of those without outcome', y: '% of those with outcome' },
    ),
    drawCurve([{ x: 0, y: 0 }, ...found], {
      ...{ title: 'Found, the most promising first', x: '% of all rows', y: '% of outcomes found' },
    }),
    drawCurve(
      calibration.map(({ predicted, came }) => ({ x: predicted, y: came })),
      { title: 'Calibration', x: 'predicted, %', y: 'came, %' },
    ),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${curves.map((curve) => `<figure>\n${curve}\n</figure>`).join('\n')}
<pre>${escaped(formatBacktest(backtest, plainScreen))}</pre>
</body>
</html>
`;
}

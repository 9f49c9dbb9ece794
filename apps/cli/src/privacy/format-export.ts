import { escapeHtml, htmlOf, htmlPage } from './html.js';
import type { ExportPart, SubjectExport } from './read-export.js';

export function exportAsHtml(whole: SubjectExport): string {
  const { leadId, madeAt, complete, parts } = whole;
  const about = complete
    ? 'All five services have answered: this is all that is kept.'
    : 'This is not complete: see below what is missing.';
  const body = [
    `<p>Lead ${escapeHtml(leadId)}, read ${escapeHtml(madeAt)}.</p>`,
    `<p${complete ? '' : ' class="missing"'}>${about}</p>`,
    ...parts.map((part) => sectionOf(part)),
  ];
  return htmlPage('What is kept about you', body.join('\n'));
}

function sectionOf(part: ExportPart): string {
  const title = `<h2>${escapeHtml(part.service)}</h2>`;
  if (part.state === 'missing') {
    return `${title}<p class="missing">Missing: ${escapeHtml(part.why)}</p>`;
  }
  const { held, opened, acts } = part.held;
  const cut =
    part.state === 'cut' ? '<p class="missing">There is more than is shown here.</p>' : '';
  const collections = held.map(
    ({ collection, documents }) => `<h3>${escapeHtml(collection)}</h3>${htmlOf(documents)}`,
  );
  const openedParts = Object.entries(opened).map(
    ([name, value]) => `<h3>${escapeHtml(name)}</h3>${htmlOf(value)}`,
  );
  const nothing = held.length + openedParts.length === 0 ? '<p>Nothing is kept here.</p>' : '';
  const done = acts.length > 0 ? `<h3>What was done with it</h3>${htmlOf(acts)}` : '';
  return [title, cut, nothing, ...openedParts, ...collections, done].join('\n');
}

/** What the command line says of it. */
export function summaryOf({ parts, complete }: SubjectExport, file: string | undefined): string {
  const lines = parts.map((part) => {
    if (part.state === 'missing')
      return `  ${part.service}: missing (${part.why.split('\n', 1)[0]})`;
    const documents = part.held.held.reduce((sum, { documents: some }) => sum + some.length, 0);
    const opened = Object.keys(part.held.opened);
    const also = opened.length > 0 ? `, and ${opened.join(' and ')}` : '';
    const count = documents === 1 ? '1 document' : `${documents} documents`;
    return `  ${part.service}: ${part.state}, ${count}${also}`;
  });
  const end = complete ? 'Complete.' : 'Not complete: run it again when all services answer.';
  return [...(file === undefined ? [] : [`Written to ${file}`]), ...lines, end].join('\n');
}

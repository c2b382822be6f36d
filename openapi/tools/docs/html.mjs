/** Text as HTML, in an element or in a quoted attribute. */
export function escapeHtml(text) {
  return String(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Code inside a line. */
export function code(text) {
  return `<code>${escapeHtml(text)}</code>`;
}

/**
 * A table whose cells are HTML already. `kind` names its layout in the style sheet. The first cell of a row is its header; a row
 * may be HTML already, too.
 */
export function table(titles, rows, kind = '') {
  const head = titles.map((title) => `<th scope="col">${title}</th>`).join('');
  const body = rows.map((cells) => (typeof cells === 'string' ? cells : row(cells))).join('\n');
  return `<table${kind && ` class="${kind}"`}>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

/** A row of a table, with attributes of its own. */
export function row([first, ...rest], attributes = '') {
  return `<tr${attributes}><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

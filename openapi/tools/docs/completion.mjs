// The page of downloads is written before most of what it offers is made. What is made later has two rows: one for where it is (`data-offert`),
// with its size and its SHA-256 left open, and one for where it is not (`data-absent`). The sandbox completes the page in the same
// way, by what it has (lu.lalux.assure.stub.docs.OpenPage); a test compares the two.

import { number } from './typography.mjs';

const offer = /<(tr|p) data-(offert|absent)="([^"]+)"(.*?<\/\1>)\n?/gs;

/** The open values, as `completed` fills them in. */
export const open = {
  size: (language) => `{octets:${number(1000, language)[1]}}`,
  digest: '{sha256:1}<wbr>{sha256:2}',
};

/** A digest as the page shows it. */
export function digestHtml(digest) {
  return `<code>${digest.slice(0, 32)}<wbr>${digest.slice(32)}</code>`;
}

/** Whether a page has such rows. */
export function isOpen(html) {
  return html.includes('data-offert=');
}

/**
 * The page, for what there is.
 * @param files by their names, each with its size in bytes and its SHA-256 in hexadecimal digits
 */
export function completed(html, files) {
  return html.replaceAll(offer, (_, tag, kind, name, rest) => {
    const file = files.get(name);
    if ((kind === 'offert') !== Boolean(file)) return '';
    return `<${tag}${file ? filled(rest, file) : rest}\n`;
  });
}

function filled(html, { size, sha256 }) {
  return html
    .replaceAll(/\{octets:(.)\}/g, (_, separator) => String(size).replaceAll(/\B(?=(\d{3})+$)/g, separator))
    .replaceAll('{sha256:1}', () => sha256.slice(0, 32))
    .replaceAll('{sha256:2}', () => sha256.slice(32));
}

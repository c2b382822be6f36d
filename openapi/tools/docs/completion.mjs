// The page of downloads is written before most of what it offers is made. What is made later has two rows: one for where it is (`data-offert`),
// with its size and its SHA-256 left open, and one for where it is not (`data-absent`); in the page's Markdown, each is a line that begins with
// `{offert NAME}` or `{absent NAME}`. The sandbox completes the page in the same way, by what it has (lu.lalux.assure.stub.docs.OpenPage); a test
// compares the two.

import { number } from './typography.mjs';

const offer = /<(tr|p) data-(offert|absent)="([^"]+)"(.*?<\/\1>)\n?/gs;
const line = /^\{(offert|absent) ([^}]+)\}(.*\n)/gm;

/** The open values, as `completed` fills them in. */
export const open = {
  size: (language) => `{octets:${number(1000, language)[1]}}`,
  digest: '{sha256:1}<wbr>{sha256:2}',
};

/** A digest as the page shows it. */
export function digestHtml(digest) {
  return `<code>${digest.slice(0, 32)}<wbr>${digest.slice(32)}</code>`;
}

/** Whether a page, or its Markdown, has such rows. */
export function isOpen(text) {
  return text.includes('data-offert=') || /^\{offert /m.test(text);
}

/** The mark of a row or a paragraph in Markdown, if it is such a one. */
export function markOf(element) {
  const kind = ['offert', 'absent'].find((each) => element.hasAttribute(`data-${each}`));
  return kind ? `{${kind} ${element.getAttribute(`data-${kind}`)}}` : '';
}

/** Everything, as far as a search is concerned: sizes and digests are not looked for. */
export const everything = { get: () => ({ size: '', sha256: '' }) };

/**
 * The page, or its Markdown, for what there is.
 * @param files by their names, each with its size in bytes and its SHA-256 in hexadecimal digits
 */
export function completed(text, files) {
  const kept = (kind, name, rest) => {
    const file = files.get(name);
    if ((kind === 'offert') !== Boolean(file)) return '';
    return file ? filled(rest, file) : rest;
  };
  return text
    .replaceAll(offer, (_, tag, kind, name, rest) => kept(kind, name, `<${tag}${rest}\n`))
    .replaceAll(line, (_, kind, name, rest) => kept(kind, name, rest));
}

function filled(text, { size, sha256 }) {
  return text
    .replaceAll(/\{octets:(.)\}/g, (_, separator) => String(size).replaceAll(/\B(?=(\d{3})+$)/g, separator))
    .replaceAll('{sha256:1}', () => sha256.slice(0, 32))
    .replaceAll('{sha256:2}', () => sha256.slice(32));
}

// The feed (Atom, RFC 4287) of what changes for vendors: docs/nouveautes.yaml, with the changes of each version of the contract.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { escapeHtml } from './html.mjs';
import { changesTold } from './versions.mjs';

/** The feed's address, beside the pages of its language. */
export const feedName = 'versions.atom';

/** The entries of the file; a version that has none, and an entry that says too little, are mistakes of the build. */
export function readNews(sources, versions) {
  const news = parse(readFileSync(join(sources, 'nouveautes.yaml'), 'utf8'));
  const wrong = news.filter(({ date, titre, texte }) => !/^\d{4}-\d\d-\d\d$/.test(date) || [titre, texte].some((said) => !said?.fr || !said?.en));
  if (wrong.length > 0) throw new Error(`docs/nouveautes.yaml: an entry has date (AAAA-MM-JJ), titre and texte, both in fr and en: ${JSON.stringify(wrong)}`);
  const ids = news.map(idOf);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  if (twice.length > 0) throw new Error(`docs/nouveautes.yaml: two entries are ${twice.join(', ')}`);
  const missing = versions.map(({ version }) => version).filter((version) => !news.some(({ contrat }) => contrat === version));
  if (missing.length > 0) throw new Error(`docs/nouveautes.yaml: the contract ${missing.join(', ')} has no entry`);
  return news;
}

/** The feed in one language. */
export function feed(news, versions, context) {
  const { language, site, feed: title } = context.w;
  const entries = news.map((entry) => {
    const { date, contrat, titre, texte } = entry;
    const version = versions.find((each) => each.version === contrat);
    const content = `<p>${escapeHtml(texte[language])}</p>${version?.changes ? `\n${changesTold(version.changes, context)}` : ''}`;
    return `<entry>
<id>${idOf(entry)}:${language}</id>
<title>${escapeHtml(titre[language])}</title>
<updated>${date}T00:00:00Z</updated>
<link rel="alternate" href="versions.html${version ? `#version-${contrat}` : ''}"/>
<content type="html">${escapeHtml(content)}</content>
</entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>urn:assure:nouveautes:${language}</id>
<title>${escapeHtml(title)}</title>
<subtitle>${escapeHtml(site)}</subtitle>
<updated>${news.map(({ date }) => date).toSorted().at(-1)}T00:00:00Z</updated>
<author><name>${escapeHtml(context.contract.info.contact.name)}</name></author>
<link rel="self" href="${feedName}"/>
<link rel="alternate" href="versions.html"/>
${entries.join('\n')}
</feed>
`;
}

function idOf({ date, contrat, titre }) {
  return contrat ? `urn:assure:contrat:${contrat}` : `urn:assure:nouveaute:${date}:${encodeURIComponent(titre.fr)}`;
}

// npm run docs: the contract's editions in target/editions, and the documentation, a static site in target/docs.

import { fileURLToPath } from 'node:url';
import { editionsDirectory } from '../editions/documents.mjs';
import { writeEditions } from '../editions/editions.mjs';
import { buildSite } from './site.mjs';

const openapi = new URL('../../', import.meta.url);
const at = (path) => fileURLToPath(new URL(path, openapi));

await writeEditions(editionsDirectory);
const pages = await buildSite({ sources: at('docs/'), target: at('target/docs/'), templates: at('target/pages-ouvertes/') });
console.log(`Documentation : target/docs/index.html (${pages} pages)`);

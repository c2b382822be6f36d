// npm run docs: the documentation, one static page, in target/docs/index.html.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from './catalogue.mjs';
import { moduleDirectory, readContract } from './contract.mjs';
import { packageFile } from './packages.mjs';
import { page } from './page.mjs';

const contract = readContract();
contract.tags.push(catalogue(contract));

const directory = join(moduleDirectory, 'target', 'docs');
mkdirSync(directory, { recursive: true });
const html = page(contract, readFileSync(packageFile('redoc', 'bundles', 'redoc.standalone.js'), 'utf8'));
writeFileSync(join(directory, 'index.html'), html);
console.log(`Documentation : target/docs/index.html (${Math.ceil(html.length / 1024)} Kio)`);

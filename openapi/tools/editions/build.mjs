// npm run editions

import { editionsDirectory } from './documents.mjs';
import { writeEditions } from './editions.mjs';

await writeEditions(editionsDirectory);

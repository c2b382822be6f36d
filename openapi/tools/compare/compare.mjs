// npm run compare [contract]: compares the contract with the last released one, and fails when its version does not say
// what changed. openapi-diff (Maven) was tried first: it takes a new minLength and a new additionalProperties: false of a
// request for compatible.

import { contractFile, readDocument } from '../editions/documents.mjs';
import { lastReleased } from './released.mjs';
import { reportOn } from './report.mjs';

const { lines, objection } = reportOn(await readDocument(process.argv[2] ?? contractFile), await lastReleased());
lines.forEach((line) => console.log(line));
if (objection !== undefined) {
  console.error(`The contract cannot go out like this: ${objection}.`);
  process.exitCode = 1;
}

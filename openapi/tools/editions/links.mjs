// The linked edition, for tools that walk a contract by its links (property-based testers): each link from an upload's answer says
// in requestBody which fields of the settlement the key goes into, as x-depot does. Everything else is the contract's.
//
// It is not said so in the contract itself: swagger-parser, and with it openapi-generator, takes only a text for requestBody, where
// OpenAPI 3.0.3 (link object) lets it be anything.

import { fileURLToPath } from 'node:url';
import { readDocument } from './documents.mjs';

const words = await readDocument(fileURLToPath(new URL('links.yaml', import.meta.url)));

/** The edition that the contract makes; the contract given stays as it is. */
export function toLinkedEdition(contract) {
  const edition = structuredClone(contract);
  edition.info.title = words.titre;
  for (const [path, item] of Object.entries(edition.paths)) {
    const links = followed(edition, item.put?.responses['200'])?.links ?? {};
    for (const link of Object.values(links).map((each) => followed(edition, each))) {
      link.requestBody = keysFrom(path, edition, link.operationId);
    }
  }
  return edition;
}

/** The fields of the settlement that hold the key of a file uploaded there, each with where the key is found. */
function keysFrom(upload, contract, operationId) {
  const { properties } = followed(contract, bodyOf(contract, operationId));
  const fields = Object.entries(properties).filter(([, field]) => field['x-depot'] === upload);
  if (fields.length === 0) {
    throw new Error(`A link leads from ${upload} to ${operationId}, which has no field of x-depot ${upload}.`);
  }
  return Object.fromEntries(fields.map(([name]) => [name, `$response.body#/${words.cle}`]));
}

function bodyOf(contract, operationId) {
  const operation = Object.values(contract.paths)
    .flatMap((item) => Object.values(item))
    .find((each) => each.operationId === operationId);
  return operation.requestBody.content['application/json'].schema;
}

function followed(contract, node) {
  return node?.$ref === undefined
    ? node
    : node.$ref
        .split('/')
        .slice(1)
        .reduce((parent, name) => parent[name], contract);
}

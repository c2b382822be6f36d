// The query edition (tolerance T1, decision D1), for readers who follow the document's annex to the letter: the fields of
// a settlement request are query parameters, and there is no body. Everything else is the contract's.
//
// What a parameter cannot say, its description says: nbrJourVehiculeRemplacement goes with typeFacture VHR only
// (rule jours-seulement-si-vhr), and no parameter other than these is accepted.

import { fileURLToPath } from 'node:url';
import { readDocument } from './documents.mjs';

const words = await readDocument(fileURLToPath(new URL('query.yaml', import.meta.url)));

/** The edition that the contract makes; the contract given stays as it is. */
export function toQueryEdition(contract) {
  const edition = structuredClone(contract);
  edition.info.title = words.titre;
  for (const operation of settlements(edition)) {
    const component = componentOf(operation);
    operation.description = remarked(operation.description);
    operation.parameters = parametersOf(edition.components.schemas[component]);
    delete operation.requestBody;
    delete edition.components.schemas[component];
  }
  return edition;
}

/** The operations that may be called in this way, as the contract says by T1. */
function settlements(contract) {
  return Object.values(contract.paths)
    .flatMap((item) => Object.values(item))
    .filter((operation) => operation['x-tolerance']?.some(({ id }) => id === 'T1'));
}

function componentOf({ requestBody }) {
  return requestBody.content['application/json'].schema.$ref.split('/').at(-1);
}

function remarked(description) {
  const [first, ...others] = description.split('\n\n');
  return [first, words.remarque.trimEnd(), ...others].join('\n\n');
}

function parametersOf({ properties, required }) {
  return Object.entries(properties).map(([name, field]) => {
    const { said, schema } = split(field);
    const { description, example, ...facts } = said;
    return { name, in: 'query', required: required.includes(name), description, ...facts, schema, example };
  });
}

const saidOfAParameter = (member) => ['description', 'example'].includes(member) || member.startsWith('x-');

/** What is said of a field, and what it accepts; other tolerances are of the body, and have no place beside T1's own form. */
function split({ 'x-tolerance': older, ...field }) {
  const members = Object.entries(field);
  const { allOf, ...constraints } = Object.fromEntries(members.filter(([member]) => !saidOfAParameter(member)));
  if (allOf && (allOf.length > 1 || Object.keys(constraints).length > 0)) {
    throw new Error(`A parameter's schema is one reference or has no allOf: ${JSON.stringify(field)}`);
  }
  return {
    said: Object.fromEntries(members.filter(([member]) => saidOfAParameter(member))),
    schema: allOf ? allOf[0] : constraints,
  };
}

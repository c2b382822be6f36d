// The contract as the tools get it: what it asks is untouched; what stood in their way is made easy for all of them alike.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { openapi } from './places.mjs';

const KEYS = ['refPDFFacture', 'refPdfHonoraires', 'refPdfExpertise'];

/**
 * @param base address of the server under test
 * @param keys by field, that of a file which was uploaded to it
 * @param series makes the references of this run's examples unique
 */
export function contractFor(base, keys, series) {
  const contract = parse(readFileSync(join(openapi, 'assure.yaml'), 'utf8'), { maxAliasCount: -1 });
  contract.servers = [{ url: base }];
  for (const path of Object.values(contract.paths)) {
    delete path.servers;
  }
  let number = 0;
  const settlement = (value) => {
    number += 1;
    return {
      ...value,
      referenceFacture: `${series}-${number}`,
      ...Object.fromEntries(KEYS.filter((key) => key in value).map((key) => [key, keys[key]])),
    };
  };
  for (const path of ['/reparateur', '/expert']) {
    for (const example of Object.values(contract.paths[path].put.requestBody.content['application/json'].examples)) {
      example.value = settlement(example.value);
    }
  }
  for (const [name, schema] of Object.entries(contract.components.schemas)) {
    for (const [field, property] of Object.entries(schema.properties ?? {})) {
      if (KEYS.includes(field)) {
        property.example = keys[field];
      }
      if (field === 'referenceFacture') {
        property.example = `${series}-${name}`;
      }
    }
  }
  return plain(contract, contract.components.schemas);
}

/** Without extensions, without `allOf` around a single reference (some tools know neither), and without anchors. */
function plain(node, schemas) {
  if (Array.isArray(node)) {
    return node.map((each) => plain(each, schemas));
  }
  if (node === null || typeof node !== 'object') {
    return node;
  }
  const entries = Object.entries(node).filter(([name]) => !name.startsWith('x-'));
  const copy = Object.fromEntries(entries.map(([name, value]) => [name, plain(value, schemas)]));
  if (copy.allOf?.length === 1 && copy.allOf[0].$ref) {
    const { allOf, ...rest } = copy;
    const target = plain(schemas[allOf[0].$ref.split('/').pop()], schemas);
    return { ...target, ...rest };
  }
  return copy;
}

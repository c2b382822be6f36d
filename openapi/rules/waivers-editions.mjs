// What is meant to be in an edition beyond what is meant in the contract that it is made from; as in waivers.mjs. assure.json is not here: it
// reads as the contract does.

import { waivers } from './waivers.mjs';

const english = 'The prose of this edition is English.';

export const editionWaivers = {
  'assure.en.yaml': [
    { rule: 'assure-french-description', reason: english },
    { rule: 'assure-french-title', reason: english },
  ],
  'assure-3.1.yaml': [
    { rule: 'assure-example', reason: 'Schemas of OpenAPI 3.1 have lists, examples, where those of 3.0 have one example.' },
    // The same rule has another name for 3.1.
    ...waivers
      .filter(({ rule }) => rule === 'owasp:api4:2023-integer-limit-legacy')
      .map((waiver) => ({ ...waiver, rule: 'owasp:api4:2023-integer-limit' })),
  ],
  'assure.links.yaml': [],
  'assure.simple.yaml': [
    ...['assure-named-enums', 'assure-amounts', 'assure-settlement-facts', 'assure-upload-facts'].map((rule) => ({
      rule,
      reason: 'That each field says by itself what it accepts, and refers to no enumeration, amount or key, is what this edition is for.',
    })),
    {
      rule: 'owasp:api4:2023-string-limit',
      places: ['/components/schemas/DepotDocument/properties/file'],
      reason: 'Fichier, written out: the limit is on the decoded file.',
    },
  ],
  'assure.query.yaml': [
    {
      rule: 'owasp:api4:2023-string-limit',
      places: ['/paths/~1reparateur/put/parameters/*/schema', '/paths/~1expert/put/parameters/*/schema'],
      reason: 'dateFacture: a date of ten characters, which its format says already.',
    },
  ],
};

// What is meant to be in the interface of the judge that LALUX offers (juge.yaml); as in waivers.mjs.

const open = 'Whoever has no session yet asks what is offered, and opens one: LALUX may ask for its key there, and says so.';
const shown = 'Whoever has a certificate’s printed page is to have the certificate: its digest, which nobody guesses, is all that it takes.';
const asIs = 'These two are files of the judge with JSON Schemas of their own, and may have more members than those tell.';

export const waivers = [
  {
    rule: 'assure-provenance',
    reason: 'The interface comes from no document and binds nobody: it is no part of the contract.',
  },
  {
    rule: 'assure-explicit-security',
    places: ['/paths/~1juge~1offre/get/security', '/paths/~1juge~1sessions/post/security'],
    reason: open,
  },
  { rule: 'owasp:api2:2023-read-restricted', places: ['/paths/~1juge~1offre/get/security'], reason: open },
  {
    rule: 'assure-explicit-security',
    places: ['/paths/~1juge~1certificats~1{session}~1{empreinte}/get/security'],
    reason: shown,
  },
  {
    rule: 'owasp:api2:2023-read-restricted',
    places: ['/paths/~1juge~1certificats~1{session}~1{empreinte}/get/security'],
    reason: shown,
  },
  {
    rule: 'owasp:api8:2023-define-error-responses-401',
    places: [
      '/paths/~1juge~1offre/get/responses',
      '/paths/~1juge~1certificats~1{session}~1{empreinte}/get/responses',
    ],
    reason: 'It asks for nothing, so it cannot answer that something is missing.',
  },
  {
    rule: 'assure-pattern-codes',
    places: [
      '/components/schemas/Logiciel/properties/nom',
      '/components/schemas/Logiciel/properties/version',
      '/components/schemas/Logiciel/properties/adresseRetour',
    ],
    reason: 'The codes are the contract’s, which has none for an address or a name: a wrong one is told as any other wrong value.',
  },
  { rule: 'assure-closed-requests', places: ['/components/schemas/Resultats'], reason: asIs },
  {
    rule: 'owasp:api3:2023-no-additionalProperties',
    places: ['/components/schemas/Resultats/additionalProperties', '/components/schemas/Rapport/additionalProperties'],
    reason: asIs,
  },
  {
    rule: 'owasp:api4:2023-rate-limit',
    reason: 'The interface promises 429 with Retry-After, and no more: headers that tell the remaining budget are a draft.',
  },
  {
    rule: 'owasp:api8:2023-define-cors-origin',
    reason: 'The page is the judge’s own, of the same origin; no other site’s page is to open sessions here.',
  },
  {
    rule: 'owasp:api8:2023-no-server-http',
    places: ['/servers/0/url'],
    reason: 'The judge on the vendor’s own machine; LALUX’s ends TLS itself.',
  },
  {
    rule: 'owasp:api9:2023-inventory-access',
    reason: 'The one server is for vendors; x-internal is a mark of one product, not of OpenAPI.',
  },
  {
    rule: 'owasp:api9:2023-inventory-environment',
    reason: 'The description says in French that it is on one’s own machine.',
  },
  {
    rule: 'owasp:api4:2023-string-limit',
    places: [
      '/components/schemas/*/properties/*',
      '/components/headers/*/schema',
      '/paths/**/responses/**/schema',
    ],
    reason: 'An answer’s texts: a bound would make a client refuse an answer for its length.',
  },
  {
    rule: 'owasp:api4:2023-string-restricted',
    reason: 'Names, versions and texts are a vendor’s own words; what is bounded is the length of what is sent.',
  },
];

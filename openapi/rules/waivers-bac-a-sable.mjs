// What is meant to be in the sandbox's controls (bac-a-sable.yaml); as in waivers.mjs.

const open = 'A token is optional: the controls exist in a sandbox only, and are for all without one on its own machine.';

export const waivers = [
  {
    rule: 'assure-provenance',
    reason: 'The controls come from no document and bind nobody: they are no part of the contract.',
  },
  { rule: 'assure-explicit-security', reason: open },
  {
    rule: 'owasp:api8:2023-define-cors-origin',
    places: ['/components/responses/NonAuthentifie/headers', '/paths/~1bac-a-sable~1demandes/get/responses/503/headers'],
    reason: 'No page of another origin may work the controls.',
  },
  {
    rule: 'assure-listed-statuses',
    reason: 'A control is executed in memory at once, without a limit on its rate: it answers 200, 400 and 405, and that is tested.',
  },
  {
    rule: 'owasp:api4:2023-rate-limit-responses-429',
    reason: 'A control is executed in memory at once, without a limit on its rate.',
  },
  { rule: 'owasp:api4:2023-rate-limit', reason: 'There is no limit on the rate of the controls.' },
  {
    rule: 'owasp:api8:2023-define-error-responses-500',
    reason: 'A control touches neither files nor, but to show what is on record, a database, and says then that it is out (503).',
  },
  {
    rule: 'owasp:api8:2023-define-error-validation',
    places: ['/paths/~1bac-a-sable~1etat/get/responses', '/paths/~1bac-a-sable~1etat/delete/responses'],
    reason: 'These two have no parameter that could be wrong.',
  },
  {
    rule: 'owasp:api8:2023-no-server-http',
    places: ['/servers/0/url'],
    reason: 'The local sandbox, on the vendor’s own machine.',
  },
  {
    rule: 'owasp:api9:2023-inventory-access',
    reason: 'The one server is for vendors; x-internal is a mark of one product, not of OpenAPI.',
  },
  {
    rule: 'owasp:api9:2023-inventory-environment',
    reason: 'The description says in French that it is the local sandbox.',
  },
  {
    rule: 'owasp:api3:2023-no-additionalProperties',
    places: ['/components/schemas/DemandeRecue/properties/champs/*'],
    reason: 'The fields are those of the contract, whichever function they came by; they are not written down here again.',
  },
  {
    rule: 'owasp:api4:2023-string-limit',
    places: ['/components/schemas/Etat/properties/*', '/components/schemas/DemandeRecue/properties/*', '/components/schemas/Probleme/properties/*', '/components/schemas/Faute/properties/*'],
    reason: 'An answer’s texts: a bound would make a client refuse an answer for its length.',
  },
  {
    rule: 'owasp:api4:2023-string-restricted',
    reason: 'Durations have no format in OpenAPI 3.0; the other texts are those of a problem, which is the contract’s.',
  },
];

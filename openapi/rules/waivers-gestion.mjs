// What is meant to be in the management interface (gestion.yaml); as in waivers.mjs.

const open = 'Who has no session yet asks what is offered, signs in, uses a link or opens an account: attempts are counted.';

export const waivers = [
  {
    rule: 'assure-provenance',
    reason: 'The document names this interface and says nothing of it: it is no part of the contract that clients keep to.',
  },
  {
    rule: 'assure-explicit-security',
    places: [
      '/paths/~1gestion~1offre/get/security',
      '/paths/~1gestion~1session/post/security',
      '/paths/~1gestion~1liens/post/security',
      '/paths/~1gestion~1ouvertures/post/security',
      '/paths/~1gestion~1cles~1connexion~1defi/post/security',
      '/paths/~1gestion~1cles~1connexion/post/security',
    ],
    reason: open,
  },
  { rule: 'owasp:api2:2023-read-restricted', places: ['/paths/~1gestion~1offre/get/security'], reason: open },
  {
    rule: 'owasp:api2:2023-write-restricted',
    places: [
      '/paths/~1gestion~1session/post/security',
      '/paths/~1gestion~1liens/post/security',
      '/paths/~1gestion~1ouvertures/post/security',
      '/paths/~1gestion~1cles~1connexion~1defi/post/security',
      '/paths/~1gestion~1cles~1connexion/post/security',
    ],
    reason: open,
  },
  {
    rule: 'owasp:api8:2023-define-error-responses-401',
    places: ['/paths/~1gestion~1offre/get/responses', '/paths/~1gestion~1ouvertures/post/responses', '/paths/~1gestion~1cles~1connexion~1defi/post/responses'],
    reason: 'They ask for nothing, so they cannot answer that something is missing.',
  },
  {
    rule: 'owasp:api2:2023-short-lived-access-tokens',
    reason: 'Client credentials have no refresh token (RFC 6749, section 4.4.3); the token expires after an hour.',
  },
  {
    rule: 'owasp:api4:2023-rate-limit',
    reason: 'The interface promises 429 with Retry-After, and no more: headers that tell the remaining budget are a draft.',
  },
  {
    rule: 'owasp:api8:2023-define-cors-origin',
    reason: 'The page is of the same origin; no other site’s page is to call this.',
  },
  {
    rule: 'owasp:api8:2023-no-server-http',
    places: ['/servers/0/url'],
    reason: 'The sandbox on the vendor’s own machine; LALUX’s address is not known here.',
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
    rule: 'owasp:api4:2023-string-limit',
    places: ['/components/schemas/*/properties/*', '/components/headers/*/schema'],
    reason: 'An answer’s texts: a bound would make a client refuse an answer for its length. A date-time has its format.',
  },
  {
    rule: 'owasp:api4:2023-string-restricted',
    reason: 'Names, numbers and passwords are people’s own words; what is bounded is the length of what is sent.',
  },
];

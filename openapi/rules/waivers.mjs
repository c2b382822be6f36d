// Findings that are meant to be, each with its reason. `places` are JSON pointers, in which `*` stands for any one key and
// `**` for any number of them; without `places` the rule is waived everywhere. A waiver that waives nothing is itself a
// finding.

export const waivers = [
  {
    rule: 'oas3-unused-component',
    places: ['CheminInconnu', 'MethodeNonPermise', 'RequeteHttpRefusee'].map((name) => `/components/examples/${name}`),
    reason:
      '404, 405 and what HTTP itself refuses belong to no operation, since they answer what the contract does not know; the ' +
      'catalogue of problems has them all the same, and the documentation shows these examples.',
  },
  {
    rule: 'owasp:api2:2023-no-http-basic',
    places: ['/components/securitySchemes/clientBasic/scheme', '/components/securitySchemes/utilisateurBasic/scheme'],
    reason:
      'The insurer’s document authenticates by HTTP Basic at its token server, and nowhere else; RFC 6749, section 2.3.1, ' +
      'obliges that server to take it.',
  },
  {
    rule: 'owasp:api2:2023-jwt-best-practices',
    reason: 'To a client the token is opaque (it is told not to read it); RFC 8725 speaks to whoever issues and checks it.',
  },
  {
    rule: 'owasp:api2:2023-short-lived-access-tokens',
    reason:
      'Tokens live for an hour, which expires_in says. RFC 6749 advises against a refresh token with client credentials ' +
      '(section 4.4.3) and forbids one with the implicit grant (section 4.2.2).',
  },
  {
    rule: 'owasp:api2:2023-read-restricted',
    places: ['/paths/~1authen/get/security'],
    reason: 'The sign-in page is where a person who is not known yet gets known.',
  },
  {
    rule: 'owasp:api8:2023-define-error-responses-401',
    places: ['/paths/~1authen/get/responses'],
    reason: 'The sign-in page asks for nothing, so it cannot answer that something is missing.',
  },
  {
    rule: 'owasp:api4:2023-rate-limit',
    reason:
      'The contract promises 429 with Retry-After, and no more: headers that tell the remaining budget are a draft of the ' +
      'IETF, and would bind every implementation to one way of counting.',
  },
  {
    rule: 'owasp:api8:2023-define-cors-origin',
    reason:
      'Access-Control-Allow-Origin is an answer to a browser’s Origin and depends on the registered application; most ' +
      'callers are back-ends, which never see it.',
  },
  {
    rule: 'owasp:api4:2023-string-restricted',
    reason:
      'D17: the insurer’s document shows no pattern for identifiers, references, plates or VIN, and the contract invents ' +
      'none; what is bounded is their length. The other texts are prose, or belong to an RFC.',
  },
  {
    rule: 'owasp:api4:2023-string-limit',
    places: [
      '/components/schemas/Jeton/properties/*',
      '/components/schemas/ErreurOAuth2/properties/*',
      '/components/schemas/Probleme/properties/*',
      '/components/schemas/Faute/properties/*',
      '/components/headers/*/schema',
      '/**/responses/**/headers/*/schema',
      '/**/content/text~1html/schema',
    ],
    reason: 'An answer’s texts: a bound would make a client refuse an answer for its length.',
  },
  {
    rule: 'owasp:api4:2023-string-limit',
    places: ['/components/schemas/DemandeReparateur/properties/dateFacture', '/components/schemas/DemandeExpert/properties/dateFacture'],
    reason: 'A date of ten characters, which its format says already.',
  },
  {
    rule: 'owasp:api4:2023-string-limit',
    places: ['/components/schemas/Fichier'],
    reason:
      'Generators turn a maxLength on Base64 into a check on the decoded bytes; and a file above the limit is answered ' +
      'FileTooBig, not refused (D12). x-taille-max-corps bounds the body (D26).',
  },
  {
    rule: 'owasp:api4:2023-string-limit',
    places: ['/components/schemas/*/allOf/*/not/**'],
    reason: 'A condition describes what is refused; the property itself has the bound.',
  },
  {
    rule: 'owasp:api4:2023-string-limit',
    places: ['/components/schemas/*/properties/*/x-tolerance/*'],
    reason: 'No schema: the name of a type in an extension of ours, which the rule takes for one.',
  },
  {
    rule: 'owasp:api4:2023-integer-limit-legacy',
    places: ['/components/headers/ReessayerApres/schema', '/components/schemas/Jeton/properties/expires_in'],
    reason: 'Durations that the server chooses; a bound would make a client refuse the answer.',
  },
  {
    rule: 'owasp:api4:2023-integer-limit-legacy',
    places: ['/components/schemas/*/allOf/*/not/**'],
    reason: 'A condition describes what is refused; the property itself has the bounds.',
  },
  {
    rule: 'owasp:api4:2023-integer-format',
    places: ['/components/schemas/*/allOf/*/not/**'],
    reason: 'A condition describes what is refused; the property itself has the format.',
  },
  {
    rule: 'owasp:api8:2023-no-server-http',
    places: ['/servers/1/url'],
    reason: 'The local sandbox, on the vendor’s own machine.',
  },
  {
    rule: 'owasp:api9:2023-inventory-access',
    reason: 'Both servers are for vendors; x-internal is a mark of one product, not of OpenAPI.',
  },

  // --- IBM's: its handbook's names and shapes, where the insurer or a standard has others ------------------------------

  ...['ibm-property-casing-convention', 'ibm-enum-casing-convention'].map((rule) => ({
    rule,
    reason: 'The names and values are those of the insurer’s document; another case would be another API.',
  })),
  ...['ibm-operationid-casing-convention', 'ibm-operationid-naming-convention'].map((rule) => ({
    rule,
    places: ['/paths/*/*/operationId'],
    reason: 'In French, as the names beside them, and in camel case, which generators turn into the case of their language.',
  })),
  {
    rule: 'ibm-major-version-in-path',
    reason: 'The addresses are the insurer’s, and have no version.',
  },
  {
    rule: 'ibm-string-attributes',
    reason:
      'It asks for a pattern and a least and a greatest length. Patterns: D17, as above. Lengths of requests: each text has a ' +
      'greatest one (owasp:api4:2023-string-limit) and may not be empty (assure-filled-texts); of answers, as above.',
  },
  {
    rule: 'ibm-integer-attributes',
    places: ['/components/headers/ReessayerApres/schema', '/components/schemas/Jeton/properties/expires_in'],
    reason: 'Durations that the server chooses; a bound would make a client refuse the answer. Their format, int32, is one.',
  },
  {
    rule: 'ibm-schema-type-format',
    places: [
      '/components/parameters/UriRedirection/schema',
      '/components/responses/Redirection/headers/Location/schema',
      '/components/schemas/ErreurOAuth2/properties/error_uri',
      '/components/schemas/Probleme/properties/*',
    ],
    reason: 'uri is JSON Schema’s own format; url is IBM’s.',
  },
  {
    rule: 'ibm-avoid-inline-schemas',
    places: ['/components/schemas/*/properties/*', '/components/schemas/*/allOf/*/not', '/components/schemas/*/allOf/*/not/not'],
    reason:
      'A property refers to its named schema in allOf, since OpenAPI 3.0 reads nothing beside $ref, and each field has its own ' +
      'description, source and example; a condition is no type, and generators must make none of it.',
  },
  {
    rule: 'ibm-property-description',
    places: ['/components/schemas/*/allOf/*/not/**'],
    reason: 'A condition describes what is refused; the property itself has the description.',
  },
  {
    rule: 'ibm-error-content-type-is-json',
    reason: 'A refusal is application/problem+json (RFC 9457), or a page for a person.',
  },
  {
    rule: 'ibm-error-response-schemas',
    places: [
      ...['ErreurOAuth2', 'Probleme', 'Faute'].map((name) => `/components/schemas/${name}/**`),
      '/**/content/text~1html/schema',
    ],
    reason: 'Errors have the shapes of RFC 6749 and RFC 9457, not that of IBM’s handbook; a page has none.',
  },
  {
    rule: 'ibm-response-status-codes',
    places: ['/paths/~1authen/post/responses', '/components/responses/RegleNonRespectee'],
    reason:
      'The implicit grant answers by a redirect and in no other way (RFC 6749, section 4.2.2); 422 is RFC 9110’s (section ' +
      '15.5.21), and tells a rule from a malformed request.',
  },
  {
    rule: 'ibm-request-and-response-content',
    places: ['/components/responses/Redirection'],
    reason: 'A redirect has no content.',
  },
  ...['ibm-array-attributes', 'ibm-required-array-properties-in-response'].map((rule) => ({
    rule,
    places: ['/components/schemas/Probleme/properties/errors'],
    reason: 'A problem that has no faults leaves errors out, or has it empty: a client reads both alike.',
  })),
];

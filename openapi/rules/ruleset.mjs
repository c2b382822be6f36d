// The rules: Spectral's recommended ones, OWASP's, and our own; of the contract itself, IBM's too. What is waived is in waivers*.mjs.
import ibm from '@ibm-cloud/openapi-ruleset';
import rulesets from '@stoplight/spectral-rulesets';
import owasp from '@stoplight/spectral-owasp-ruleset';
import { strictConditions } from './conditions.mjs';
import { labelFacts, patternCodes, referenceFacts, settlementFacts, uploadFacts } from './facts.mjs';
import { asciiIdentifiers } from './identifiers.mjs';
import { examples, frenchDescriptions, frenchTitles, fullExample } from './prose.mjs';
import { provenance } from './provenance.mjs';
import { amounts, closedRequests, filledTexts, namedEnums, noAlternatives, noNumber } from './schemas.mjs';
import { explicitSecurity, oneFlowPerScheme } from './security.mjs';
import { listedStatuses } from './statuses.mjs';

/** A rule of ours sees the contract as it is written, references not followed, and returns [{ message, path }]. */
const ours = (description, check) => ({
  description,
  message: '{{error}}',
  severity: 'error',
  given: '$',
  resolved: false,
  then: { function: check },
});

export const ownRules = {
  'assure-ascii-identifiers': ours('Names that generators use are identifiers in ASCII.', asciiIdentifiers),
  'assure-french-description': ours('Whatever a vendor meets is described in French.', frenchDescriptions),
  'assure-french-title': ours('Titles are in French.', frenchTitles),
  'assure-example': ours('Properties, parameters, headers and media types have an example.', examples),
  'assure-full-example': ours('A JSON request has an example with all its fields.', fullExample),
  'assure-provenance': ours('Each element says where it comes from and who is held to it.', provenance),
  'assure-explicit-security': ours('Each operation states its own security.', explicitSecurity),
  'assure-one-flow-per-scheme': ours('An OAuth2 scheme has one flow.', oneFlowPerScheme),
  'assure-listed-statuses': ours('Each operation lists the errors it can answer.', listedStatuses),
  'assure-no-alternatives': ours('No oneOf, anyOf or discriminator, least of all beside properties.', noAlternatives),
  'assure-no-number': ours('No schema is a number.', noNumber),
  'assure-amounts': ours('An amount is a Montant, without format.', amounts),
  'assure-named-enums': ours('An enumeration is a component.', namedEnums),
  'assure-closed-requests': ours('JSON requests, and they alone, refuse unknown fields.', closedRequests),
  'assure-filled-texts': ours('No text of a JSON request may be empty.', filledTexts),
  'assure-settlement-facts': ours('x-identite and x-sommes name fields of their request.', settlementFacts),
  'assure-upload-facts': ours('A field that holds a key says where its file is uploaded.', uploadFacts),
  'assure-pattern-codes': ours('A pattern of a request has its code.', patternCodes),
  'assure-reference-facts': ours('Only what an insurer can look up is said to be of its own data.', referenceFacts),
  'assure-labels': ours('A field of a settlement has a name for a person, in both languages.', labelFacts),
  'assure-strict-conditions': ours('Conditions are written in the strict form.', strictConditions),
};

const ruleset = {
  extends: [
    [rulesets.oas, 'recommended'],
    [owasp.default ?? owasp, 'recommended'],
  ],
  rules: ownRules,
};

export default ruleset;

/** IBM's come first: they turn some of Spectral's off. */
export const contractRuleset = { extends: [ibm, ruleset] };

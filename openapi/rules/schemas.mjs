// What generators make of a schema. Each of these was seen to lose data, or not to compile, in one of nine of them.
import { followed, jsonRequests, schemas } from './places.mjs';

const MONEY = '#/components/schemas/Montant';
const MONEY_NAME = /(HT|TVA|TTC)$/;

/** With `oneOf` or `anyOf`, data is lost in TypeScript and Python, and Spring gets an empty interface. */
export function noAlternatives(contract) {
  return [...schemas(contract)].flatMap(({ path, schema }) =>
    ['oneOf', 'anyOf', 'discriminator']
      .filter((keyword) => schema[keyword])
      .map((keyword) => ({ message: `There must be no ${keyword}.`, path: [...path, keyword] })),
  );
}

/** A number is a float in most languages: it loses cents, and `multipleOf` then refuses good ones. */
export function noNumber(contract) {
  return [...schemas(contract)]
    .filter(({ schema }) => schema.type === 'number')
    .map(({ path }) => ({ message: 'There must be no number; an amount is a Montant.', path: [...path, 'type'] }));
}

/** An amount is the component Montant, a string with a pattern, and has no `format`: a format makes it a number again. */
export function amounts(contract) {
  return [...schemas(contract)].flatMap(({ path, schema, component, property, condition }) => {
    const refersToMoney = (schema.allOf ?? []).some(({ $ref }) => $ref === MONEY);
    if (component === 'Montant') {
      return [
        ...(schema.type === 'string' && schema.pattern ? [] : [{ message: 'Montant must be a string with a pattern.', path }]),
        ...noFormat(schema, path),
      ];
    }
    if (property !== undefined && MONEY_NAME.test(property) && !condition) {
      return refersToMoney ? noFormat(schema, path) : [{ message: `An amount must be allOf Montant.`, path }];
    }
    return refersToMoney ? noFormat(schema, path) : [];
  });
}

/** An enumeration is a component: generators then agree on its name, and two of them do not clash. */
export function namedEnums(contract) {
  return [...schemas(contract)]
    .filter(({ schema, component, condition }) => schema.enum && component === undefined && !condition)
    .map(({ path }) => ({ message: 'An enumeration must be a component.', path: [...path, 'enum'] }));
}

/** JSON requests refuse unknown fields (D21); whatever else does not, since an answer may gain fields in a later version. */
export function closedRequests(contract) {
  const requests = new Set([...jsonRequests(contract)].map(({ schema }) => schema));
  return [...schemas(contract)].flatMap(({ path, schema, condition }) => {
    const closed = schema.additionalProperties === false;
    if (requests.has(schema) && !closed) return [{ message: 'A JSON request must have additionalProperties: false.', path }];
    if (!requests.has(schema) && closed && !condition) {
      return [{ message: 'Only a JSON request may have additionalProperties: false.', path: [...path, 'additionalProperties'] }];
    }
    return [];
  });
}

/** A text of a JSON request is never empty: a field without a value is left out. */
export function filledTexts(contract) {
  return [...jsonRequests(contract)].flatMap(({ path, schema }) =>
    Object.entries(schema.properties ?? {})
      .filter(([, property]) => takesEmptyText([property, ...(property.allOf ?? [])].map((part) => followed(contract, part))))
      .map(([name]) => ({
        message: `${name} accepts an empty text. Give it minLength: 1; an enum, a pattern or the format of a date that refuses "" will do as well.`,
        path: [...path, 'properties', name],
      })),
  );
}

function takesEmptyText(parts) {
  const refused = parts.some(
    (part) =>
      part.minLength > 0 || (part.enum && !part.enum.includes('')) || (part.pattern && !new RegExp(part.pattern, 'u').test('')) || /^(date|date-time|uuid)$/.test(part.format),
  );
  return parts.some(({ type }) => type === 'string') && !refused;
}

function noFormat(schema, path) {
  return schema.format === undefined ? [] : [{ message: 'An amount must have no format.', path: [...path, 'format'] }];
}

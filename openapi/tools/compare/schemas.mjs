// Compares two schemas for one direction. A request that is accepted less, or an answer that may hold more, breaks who
// followed the contract before; the contrary is an addition. What cannot be compared counts as both.

import { isDeepStrictEqual as same } from 'node:util';
import { membersOf } from './annotations.mjs';
import { flattened, meaningOf } from './flatten.mjs';

/** What is compared travels to the server: narrower breaks. */
export const REQUEST = 'request';

/** What is compared travels to the client: wider breaks. */
export const RESPONSE = 'response';

const lowerBounds = new Set(['minimum', 'minLength', 'minItems', 'minProperties']);
const upperBounds = new Set(['maximum', 'maxLength', 'maxItems', 'maxProperties']);
const switches = new Set(['uniqueItems', 'exclusiveMinimum', 'exclusiveMaximum']);
const wideningTypes = new Set(['integer>number', 'int32>int64', 'float>double']);

export class SchemaComparison {
  #before;
  #after;
  #changes;
  #direction;
  #open = new Map();

  /** Compares schemas of these two documents. */
  constructor(before, after, direction, changes) {
    this.#before = before;
    this.#after = after;
    this.#direction = direction;
    this.#changes = changes;
  }

  compare(before, after, where) {
    const open = this.#open.get(before) ?? new Set();
    if (open.has(after)) {
      return; // The schema holds itself: the comparison is already under way.
    }
    this.#open.set(before, open.add(after));
    const [one, other] = [flattened(this.#before, before), flattened(this.#after, after)];
    for (const member of membersOf(one, other)) {
      this.#compareMember(member, one, other, where);
    }
    open.delete(after);
  }

  #compareMember(member, before, after, where) {
    const [one, other] = [before[member], after[member]];
    if (member === 'properties') {
      this.#properties(before, after, where);
    } else if (member === 'required') {
      this.#required(before, after, where);
    } else if (member === 'items') {
      this.#items(one, other, where);
    } else if (member === 'additionalProperties') {
      this.#additionalProperties(one ?? true, other ?? true, where);
    } else if (member === 'enum') {
      this.#listed(one, other, where);
    } else if (member === 'conditions') {
      this.#conditions(one, other, where);
    } else if (member === 'oneOf' || member === 'anyOf') {
      this.#alternatives(member, one, other, where);
    } else if (member === 'nullable') {
      this.#switched(where, member, Boolean(one), Boolean(other), false);
    } else if (switches.has(member)) {
      this.#switched(where, member, Boolean(one), Boolean(other), true);
    } else if (!same(one, other)) {
      this.#constraint(member, one, other, where);
    }
  }

  #constraint(member, one, other, where) {
    const what = changed(member, one, other);
    if (one === undefined) {
      this.#narrower(where, ...what);
    } else if (other === undefined) {
      this.#wider(where, ...what);
    } else if (lowerBounds.has(member)) {
      this.#ordered(where, one < other, ...what);
    } else if (upperBounds.has(member)) {
      this.#ordered(where, one > other, ...what);
    } else if (wideningTypes.has(`${one}>${other}`)) {
      this.#wider(where, ...what);
    } else if (wideningTypes.has(`${other}>${one}`)) {
      this.#narrower(where, ...what);
    } else {
      this.#changes.breaking(where, ...what);
    }
  }

  /** Present on one side only, or on both. Fields of an answer may come, never go; so may those of a request, unless required. */
  #properties(before, after, where) {
    const [fields, newFields] = [before.properties ?? {}, after.properties ?? {}];
    for (const name of Object.keys(fields).filter((field) => !(field in newFields))) {
      this.#changes.breaking(`${where}.${name}`, 'field removed');
    }
    for (const name of Object.keys(newFields)) {
      if (name in fields) {
        this.compare(fields[name], newFields[name], `${where}.${name}`);
      } else {
        this.#changes.addition(`${where}.${name}`, 'field added');
      }
    }
  }

  /** A field that is gone altogether is told of by #properties. */
  #required(before, after, where) {
    const [names, newNames] = [before.required ?? [], after.required ?? []];
    for (const name of newNames.filter((field) => !names.includes(field))) {
      this.#narrower(`${where}.${name}`, 'now required');
    }
    for (const name of names.filter((field) => !newNames.includes(field))) {
      this.#wider(`${where}.${name}`, 'no longer required');
    }
  }

  #items(one, other, where) {
    if (one === undefined) {
      this.#narrower(where, 'items constrained');
    } else if (other === undefined) {
      this.#wider(where, 'items no longer constrained');
    } else {
      this.compare(one, other, `${where}[]`);
    }
  }

  #additionalProperties(one, other, where) {
    const width = (value) => (value === true ? 2 : value === false ? 0 : 1);
    if (width(one) === 1 && width(other) === 1) {
      this.compare(one, other, `${where}.*`);
    } else if (width(one) !== width(other)) {
      this.#ordered(where, width(one) > width(other), ...changed('additionalProperties', one, other));
    }
  }

  #listed(one, other, where) {
    if (one === undefined || other === undefined) {
      this.#constraint('enum', one, other, where);
      return;
    }
    for (const value of other.filter((member) => !one.includes(member))) {
      this.#wider(where, 'value {} added', JSON.stringify(value));
    }
    for (const value of one.filter((member) => !other.includes(member))) {
      this.#narrower(where, 'value {} removed', JSON.stringify(value));
    }
  }

  #conditions(one, other, where) {
    for (const condition of other.filter((text) => !one.includes(text))) {
      this.#narrower(where, 'condition added: {}', condition);
    }
    for (const condition of one.filter((text) => !other.includes(text))) {
      this.#wider(where, 'condition removed: {}', condition);
    }
  }

  #alternatives(member, one, other, where) {
    if (one === undefined || other === undefined) {
      this.#constraint(member, one, other, where);
      return;
    }
    const texts = (document, schemas) => schemas.map((schema) => meaningOf(document, schema));
    const [alternatives, newAlternatives] = [texts(this.#before, one), texts(this.#after, other)];
    for (const text of newAlternatives.filter((alternative) => !alternatives.includes(alternative))) {
      this.#wider(where, '{}: alternative added: {}', member, text);
    }
    for (const text of alternatives.filter((alternative) => !newAlternatives.includes(alternative))) {
      this.#narrower(where, '{}: alternative removed: {}', member, text);
    }
  }

  /** A member that is true or false; `strict` is the one of them that accepts less. */
  #switched(where, member, was, is, strict) {
    if (was !== is) {
      this.#ordered(where, is === strict, ...changed(member, was, is));
    }
  }

  #ordered(where, isNarrower, ...what) {
    if (isNarrower) {
      this.#narrower(where, ...what);
    } else {
      this.#wider(where, ...what);
    }
  }

  #narrower(where, ...what) {
    if (this.#direction === REQUEST) {
      this.#changes.breaking(where, ...what);
    } else {
      this.#changes.addition(where, ...what);
    }
  }

  #wider(where, ...what) {
    if (this.#direction === RESPONSE) {
      this.#changes.breaking(where, ...what);
    } else {
      this.#changes.addition(where, ...what);
    }
  }
}

/** That a member has another value: the phrase, and its values. */
function changed(member, one, other) {
  return ['{}: {} → {}', member, JSON.stringify(one), JSON.stringify(other)];
}

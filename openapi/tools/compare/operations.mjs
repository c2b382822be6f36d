// Compares the operations of two contracts: what they are called by, what they take, what they answer.

import { isDeepStrictEqual as same } from 'node:util';
import { membersOf } from './annotations.mjs';
import { followed } from './references.mjs';
import { REQUEST, RESPONSE, SchemaComparison } from './schemas.mjs';
import { compareSecurity } from './security.mjs';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

export function compareOperations(before, after, changes) {
  const [operations, newOperations] = [operationsOf(before), operationsOf(after)];
  for (const [name, operation] of operations) {
    if (newOperations.has(name)) {
      new OperationComparison(before, after, changes, name).compare(operation, newOperations.get(name));
    } else {
      changes.breaking(name, 'operation removed');
    }
  }
  for (const name of newOperations.keys()) {
    if (!operations.has(name)) {
      changes.addition(name, 'operation added');
    }
  }
}

/** Each operation, with what its path and the document say for it. */
function operationsOf(document) {
  const operations = new Map();
  for (const [path, pathItem] of Object.entries(document.paths ?? {})) {
    const item = followed(document, pathItem);
    for (const method of methods.filter((name) => name in item)) {
      const operation = item[method];
      operations.set(`${method.toUpperCase()} ${path}`, {
        ...operation,
        servers: operation.servers ?? item.servers ?? document.servers ?? [],
        security: operation.security ?? document.security ?? [],
        parameters: parametersOf(document, item.parameters, operation.parameters),
      });
    }
  }
  return operations;
}

/** By place and name: an operation's own parameter takes the place of its path's. */
function parametersOf(document, ofPath = [], ofOperation = []) {
  return new Map(
    [...ofPath, ...ofOperation]
      .map((parameter) => followed(document, parameter))
      .map((parameter) => [`${parameter.in} parameter ${parameter.name}`, parameter]),
  );
}

class OperationComparison {
  #before;
  #after;
  #changes;
  #name;
  #requests;
  #responses;

  constructor(before, after, changes, name) {
    this.#before = before;
    this.#after = after;
    this.#changes = changes;
    this.#name = name;
    this.#requests = new SchemaComparison(before, after, REQUEST, changes);
    this.#responses = new SchemaComparison(before, after, RESPONSE, changes);
  }

  compare(one, other) {
    this.#names(one, other);
    this.#servers(one.servers, other.servers);
    this.#parameters(one.parameters, other.parameters);
    this.#body(followed(this.#before, one.requestBody), followed(this.#after, other.requestBody));
    this.#answers(one.responses ?? {}, other.responses ?? {});
    this.#limits(one, other);
    compareSecurity(one.security, other.security, this.#name, this.#changes);
  }

  /** Generators name methods after operationId, and what holds them after tags. */
  #names(one, other) {
    for (const member of ['operationId', 'tags']) {
      if (!same(one[member], other[member])) {
        this.#changes.breaking(this.#name, '{}: {} → {}', member, JSON.stringify(one[member]), JSON.stringify(other[member]));
      }
    }
  }

  #servers(one, other) {
    const [addresses, newAddresses] = [one.map(({ url }) => url), other.map(({ url }) => url)];
    this.#members(addresses, newAddresses, 'server');
  }

  #parameters(one, other) {
    for (const [name, parameter] of one) {
      if (other.has(name)) {
        this.#parameter(parameter, other.get(name), `${this.#name} ${name}`);
      } else {
        this.#changes.breaking(`${this.#name} ${name}`, 'removed');
      }
    }
    for (const [name, parameter] of other) {
      if (!one.has(name)) {
        this.#addedToRequest(`${this.#name} ${name}`, parameter.required);
      }
    }
  }

  #parameter(one, other, where) {
    this.#required(one.required, other.required, where);
    this.#sameWriting(one, other, where, ['style', 'explode', 'allowReserved', 'allowEmptyValue']);
    this.#requests.compare(one.schema ?? {}, other.schema ?? {}, where);
    this.#contents(one.content, other.content, where, this.#requests);
  }

  #body(one, other) {
    const where = `${this.#name} request body`;
    if (one === undefined && other !== undefined) {
      this.#addedToRequest(where, other.required);
    } else if (one !== undefined && other === undefined) {
      this.#changes.breaking(where, 'removed');
    } else if (one !== undefined) {
      this.#required(one.required, other.required, where);
      this.#contents(one.content, other.content, where, this.#requests);
    }
  }

  #answers(one, other) {
    this.#members(Object.keys(one), Object.keys(other), 'response');
    for (const status of Object.keys(one).filter((name) => name in other)) {
      const [answer, newAnswer] = [followed(this.#before, one[status]), followed(this.#after, other[status])];
      const where = `${this.#name} response ${status}`;
      this.#headers(answer.headers ?? {}, newAnswer.headers ?? {}, where);
      this.#contents(answer.content, newAnswer.content, where, this.#responses);
      this.#links(answer.links ?? {}, newAnswer.links ?? {}, where);
    }
  }

  /** Where an answer leads: tools that walk the contract rely on it. */
  #links(one, other, where) {
    this.#members(Object.keys(one), Object.keys(other), 'link', where);
    for (const name of Object.keys(one).filter((link) => link in other)) {
      const [link, newLink] = [followed(this.#before, one[name]), followed(this.#after, other[name])];
      for (const member of membersOf(link, newLink).filter((each) => !same(link[each], newLink[each]))) {
        this.#changes.breaking(`${where} link ${name}`, '{}: {} → {}', member, JSON.stringify(link[member]), JSON.stringify(newLink[member]));
      }
    }
  }

  #headers(one, other, where) {
    for (const name of Object.keys(one)) {
      if (!(name in other)) {
        this.#changes.breaking(`${where} header ${name}`, 'removed');
        continue;
      }
      const [header, newHeader] = [followed(this.#before, one[name]), followed(this.#after, other[name])];
      if (header.required && !newHeader.required) {
        this.#changes.breaking(`${where} header ${name}`, 'no longer required');
      } else if (!header.required && newHeader.required) {
        this.#changes.addition(`${where} header ${name}`, 'now required');
      }
      this.#sameWriting(header, newHeader, `${where} header ${name}`, ['style', 'explode']);
      this.#responses.compare(header.schema ?? {}, newHeader.schema ?? {}, `${where} header ${name}`);
    }
    for (const name of Object.keys(other).filter((header) => !(header in one))) {
      this.#changes.addition(`${where} header ${name}`, 'added');
    }
  }

  #contents(one = {}, other = {}, where, comparison) {
    this.#members(Object.keys(one), Object.keys(other), 'media type', where);
    for (const mediaType of Object.keys(one).filter((name) => name in other)) {
      const place = `${where} ${mediaType}`;
      this.#sameWriting(one[mediaType], other[mediaType], place, ['encoding']);
      comparison.compare(one[mediaType].schema ?? {}, other[mediaType].schema ?? {}, place);
    }
  }

  /** Limits that are part of the contract: less room breaks, more does not. */
  #limits(one, other) {
    for (const limit of ['x-taille-max-corps', 'x-taille-max-fichier', 'x-duree-conservation']) {
      const [value, newValue] = [one[limit], other[limit]];
      if (same(value, newValue)) {
        continue;
      }
      const isMore = newValue === undefined || (typeof value === 'number' && newValue > value);
      const what = ['{}: {} → {}', limit, value, newValue];
      if (isMore && limit !== 'x-duree-conservation') {
        this.#changes.addition(this.#name, ...what);
      } else {
        this.#changes.breaking(this.#name, ...what);
      }
    }
  }

  #members(one, other, kind, where = this.#name) {
    for (const member of one.filter((name) => !other.includes(name))) {
      this.#changes.breaking(where, `${kind} {} removed`, member);
    }
    for (const member of other.filter((name) => !one.includes(name))) {
      this.#changes.addition(where, `${kind} {} added`, member);
    }
  }

  #addedToRequest(where, required) {
    if (required) {
      this.#changes.breaking(where, 'required, and new');
    } else {
      this.#changes.addition(where, 'added');
    }
  }

  #required(one, other, where) {
    if (!one && other) {
      this.#changes.breaking(where, 'now required');
    } else if (one && !other) {
      this.#changes.addition(where, 'no longer required');
    }
  }

  #sameWriting(one, other, where, members) {
    for (const member of members.filter((name) => !same(one[name], other[name]))) {
      this.#changes.breaking(where, '{}: {} → {}', member, JSON.stringify(one[member]), JSON.stringify(other[member]));
    }
  }
}

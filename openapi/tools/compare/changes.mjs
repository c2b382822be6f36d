// What a difference between two contracts means to those who use the first one.

import { filled, phrases } from './phrases.mjs';

/** Breaks a client or an implementation that followed the contract before: asks for a new major version. */
export const BREAKING = 'breaking';

/** Something new that nobody has to use: asks for a new minor version. */
export const ADDITION = 'addition';

/** The changes found so far, each { level, where, what }, and what it says as one of the phrases with its values. */
export class Changes {
  #found = [];

  breaking(where, phrase, ...values) {
    this.#add(BREAKING, where, phrase, values);
  }

  addition(where, phrase, ...values) {
    this.#add(ADDITION, where, phrase, values);
  }

  #add(level, where, phrase, values) {
    if (!phrases.includes(phrase)) throw new Error(`No change is said so: "${phrase}". It would need a line in phrases.mjs, and its French.`);
    this.#found.push({ level, where, what: filled(phrase, values, 'none'), phrase, values });
  }

  /** The same change once: a component is compared at each place that uses it. */
  list() {
    const seen = new Map(this.#found.map((change) => [JSON.stringify(change), change]));
    return [...seen.values()];
  }
}

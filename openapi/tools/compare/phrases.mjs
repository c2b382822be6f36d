// What a comparison can say of a change. English here; the site has each in French as well (tools/docs/words.mjs), and a test compares the two.

/** Each with a place, {}, for each of its values. */
export const phrases = [
  '{} → {}',
  '{}: {} → {}',
  'added',
  'removed',
  'required, and new',
  'now required',
  'no longer required',
  'operation added',
  'operation removed',
  'server {} added',
  'server {} removed',
  'response {} added',
  'response {} removed',
  'link {} added',
  'link {} removed',
  'media type {} added',
  'media type {} removed',
  'scope {} added',
  'scope {} removed',
  'field added',
  'field removed',
  'value {} added',
  'value {} removed',
  'items constrained',
  'items no longer constrained',
  'condition added: {}',
  'condition removed: {}',
  '{}: alternative added: {}',
  '{}: alternative removed: {}',
  'security: {} is now enough',
  'security: {} is no longer enough',
  'security: a call without a token is now let in',
  'security: a call without a token is no longer let in',
];

/**
 * A phrase with its values.
 *
 * @param text of the phrase, in any language
 * @param values in their order; undefined for a member that is not there
 * @param none what then stands in its place
 */
export function filled(text, values, none) {
  let at = 0;
  return text.replaceAll('{}', () => values[at++] ?? none);
}

// Members that say something about a value and do not change what travels on the wire.

const annotations = new Set(['title', 'description', 'summary', 'example', 'examples', 'externalDocs', 'deprecated']);

export function isAnnotation(name) {
  return annotations.has(name) || name.startsWith('x-');
}

/** The names of both, without annotations. */
export function membersOf(before, after) {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !isAnnotation(name));
}

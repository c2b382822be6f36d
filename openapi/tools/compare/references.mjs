// Local references of an OpenAPI document.

/** What the node is, or refers to. */
export function followed(document, node) {
  if (node?.$ref === undefined) {
    return node;
  }
  const target = node.$ref
    .replace(/^#\//, '')
    .split('/')
    .map((name) => decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((parent, name) => parent?.[name], document);
  if (target === undefined) {
    throw new Error(`The reference ${node.$ref} leads nowhere.`);
  }
  return followed(document, target);
}

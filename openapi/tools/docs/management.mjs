import { directives } from './directives.mjs';
import { groupedForms } from './essai.mjs';
import { reference } from './reference.mjs';

/**
 * What a page asks for with `{{gestion part}}`: the management interface, told as the contract is, from its own description.
 * @param site what the pages of the contract have
 * @param link where its pieces are told
 */
export function managementParts(site, link) {
  const context = { ...site, contract: site.management, link };
  const { problemes, codes } = directives(context);
  return {
    description: () => context.md.render(context.contract.info.description).replaceAll(/\bD\d+\b/g, (id) => link.decision(id)),
    essai: () => groupedForms(context),
    problemes,
    codes,
    reference: () => reference(context),
  };
}

// Compares two contracts.

import { compareCatalogues } from './catalogues.mjs';
import { Changes } from './changes.mjs';
import { compareOperations } from './operations.mjs';
import { compareSecuritySchemes } from './security.mjs';

/** What changed from one contract to the other for those who use it; what only people read is no change. */
export function changesBetween(before, after) {
  const changes = new Changes();
  compareOpenApiVersions(before.openapi, after.openapi, changes);
  compareOperations(before, after, changes);
  compareSecuritySchemes(before, after, changes);
  compareCatalogues(before, after, changes);
  return changes.list();
}

/** Tools that read 3.0 do not all read 3.1. */
function compareOpenApiVersions(one, other, changes) {
  const minor = (version) => version.split('.').slice(0, 2).join('.');
  if (minor(one) !== minor(other)) {
    changes.breaking('openapi', '{} → {}', one, other);
  }
}

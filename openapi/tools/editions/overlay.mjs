// Applies an OpenAPI Overlay (1.0), and is stricter than the specification: an action that matches nothing is an error,
// because in an overlay of ours it can only be a target that the contract has left behind.

import openapiFormat from 'openapi-format';

/** The document that the overlay makes; the one given stays as it is. */
export async function applyOverlay(document, overlay) {
  const { data, resultData } = await openapiFormat.openapiOverlay(structuredClone(document), { overlaySet: overlay });
  if (resultData.totalActions === 0) {
    throw new Error('The overlay has no actions.');
  }
  if (resultData.unusedActions.length > 0) {
    const targets = resultData.unusedActions.map((action) => `  ${action.target}`);
    throw new Error(`These actions of the overlay match nothing, or something of another type:\n${targets.join('\n')}`);
  }
  return data;
}

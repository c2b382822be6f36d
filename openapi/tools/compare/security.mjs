// Compares who may call what.

import { isDeepStrictEqual as same } from 'node:util';

/**
 * Whoever was let in before must be let in now: some alternative must ask for nothing more than theirs did. Where one may
 * stay anonymous before and after, being known must still be possible in the same ways.
 */
export function compareSecurity(before, after, where, changes) {
  const all = [alternativesOf(before), alternativesOf(after)];
  const staysOptional = all.every((alternatives) => alternatives.some(isAnonymous));
  const [alternatives, newAlternatives] = staysOptional ? all.map((each) => each.filter((one) => !isAnonymous(one))) : all;
  for (const alternative of alternatives) {
    if (!newAlternatives.some((candidate) => asksNoMore(candidate, alternative))) {
      changes.breaking(where, ...said(alternative, 'no longer'));
    }
  }
  for (const alternative of newAlternatives) {
    if (!alternatives.some((candidate) => asksNoMore(candidate, alternative))) {
      changes.addition(where, ...said(alternative, 'now'));
    }
  }
}

export function compareSecuritySchemes(before, after, changes) {
  const [schemes, newSchemes] = [schemesOf(before), schemesOf(after)];
  for (const [name, scheme] of Object.entries(schemes)) {
    const where = `security scheme ${name}`;
    if (name in newSchemes) {
      compareScheme(scheme, newSchemes[name], where, changes);
    } else {
      changes.breaking(where, 'removed');
    }
  }
  for (const name of Object.keys(newSchemes).filter((scheme) => !(scheme in schemes))) {
    changes.addition(`security scheme ${name}`, 'added');
  }
}

/** No requirement at all is the alternative that asks for nothing. */
function alternativesOf(security) {
  return security.length === 0 ? [{}] : security;
}

function isAnonymous(alternative) {
  return Object.keys(alternative).length === 0;
}

function asksNoMore(candidate, alternative) {
  return Object.entries(candidate).every(
    ([scheme, scopes]) => scheme in alternative && scopes.every((scope) => alternative[scheme].includes(scope)),
  );
}

function compareScheme(one, other, where, changes) {
  for (const member of ['type', 'scheme', 'bearerFormat', 'in', 'name', 'openIdConnectUrl']) {
    if (!same(one[member], other[member])) {
      changes.breaking(where, '{}: {} → {}', member, one[member], other[member]);
    }
  }
  const [flows, newFlows] = [one.flows ?? {}, other.flows ?? {}];
  for (const [name, flow] of Object.entries(flows)) {
    if (name in newFlows) {
      compareFlow(flow, newFlows[name], `${where} flow ${name}`, changes);
    } else {
      changes.breaking(`${where} flow ${name}`, 'removed');
    }
  }
  for (const name of Object.keys(newFlows).filter((flow) => !(flow in flows))) {
    changes.addition(`${where} flow ${name}`, 'added');
  }
}

function compareFlow(one, other, where, changes) {
  for (const member of ['authorizationUrl', 'tokenUrl', 'refreshUrl']) {
    if (!same(one[member], other[member])) {
      changes.breaking(where, '{}: {} → {}', member, one[member], other[member]);
    }
  }
  const [scopes, newScopes] = [one.scopes ?? {}, other.scopes ?? {}];
  for (const scope of Object.keys(scopes).filter((name) => !(name in newScopes))) {
    changes.breaking(where, 'scope {} removed', scope);
  }
  for (const scope of Object.keys(newScopes).filter((name) => !(name in scopes))) {
    changes.addition(where, 'scope {} added', scope);
  }
}

function schemesOf(document) {
  return document.components?.securitySchemes ?? {};
}

function said(alternative, when) {
  const schemes = Object.entries(alternative).map(([scheme, scopes]) => `${scheme} [${scopes.join(' ')}]`);
  return schemes.length === 0 ? [`security: a call without a token is ${when} let in`] : [`security: {} is ${when} enough`, schemes.join(' + ')];
}

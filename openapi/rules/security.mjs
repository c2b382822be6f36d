// Who may call what is written at each operation, never inherited, so that nobody has to know a default to read it.
import { operations, securitySchemes } from './places.mjs';

/** One flow per scheme: with both in one, a generated Java client sends the Authorization header twice. */
export function oneFlowPerScheme(contract) {
  return [...securitySchemes(contract)]
    .filter(({ value }) => value.type === 'oauth2' && Object.keys(value.flows).length !== 1)
    .map(({ path }) => ({ message: 'An OAuth2 scheme must have exactly one flow.', path: [...path, 'flows'] }));
}

/**
 * Each operation has its own `security`; one whose path is a scope asks for just this scope, by every OAuth2 scheme; and
 * only the sign-in page, where a person comes to get a token, is open.
 */
export function explicitSecurity(contract) {
  const schemes = [...securitySchemes(contract)].filter(({ value }) => value.type === 'oauth2');
  const flows = schemes.flatMap(({ value }) => Object.values(value.flows));
  const scopes = new Set(flows.flatMap((flow) => Object.keys(flow.scopes)));
  const signIn = flows.filter((flow) => flow.authorizationUrl).map((flow) => new URL(flow.authorizationUrl).pathname);

  return [...operations(contract)].flatMap(({ path, operation, template }) => {
    const { security } = operation;
    const at = [...path, 'security'];
    if (!Array.isArray(security)) {
      return [{ message: 'The operation must state its own security.', path }];
    }
    if (scopes.has(template)) {
      const wanted = schemes.map(({ name }) => `${name} ${template}`).sort();
      const stated = security
        .map((alternative) => Object.entries(alternative).map((entry) => entry.flat().join(' ')).join(' and '))
        .sort();
      return JSON.stringify(stated) === JSON.stringify(wanted)
        ? []
        : [{ message: `The security must be: ${wanted.join(', or ')}.`, path: at }];
    }
    const open = security.length === 0 || security.some((alternative) => Object.keys(alternative).length === 0);
    return open && !signIn.includes(template)
      ? [{ message: 'Only the sign-in page may be open to everybody.', path: at }]
      : [];
  });
}

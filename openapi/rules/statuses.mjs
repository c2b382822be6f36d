// Each error that can be answered is listed: what is not listed has no class, no documentation and no test. And no
// `default`: the server's generator documents it as a 200.
import { followed, operations } from './places.mjs';

export function listedStatuses(contract) {
  return [...operations(contract)].flatMap(({ path, operation }) => {
    const listed = Object.keys(operation.responses ?? {});
    const at = [...path, 'responses'];
    return [
      ...wanted(contract, operation)
        .filter((status) => !listed.includes(status))
        .map((status) => ({ message: `The answer ${status} must be listed.`, path: at })),
      ...(listed.includes('default')
        ? [{ message: 'Each answer must be listed by its status, not as default.', path: [...at, 'default'] }]
        : []),
    ];
  });
}

/** 401 where somebody has to be known, 403 where a scope is asked for, 413 and 415 where there is a body. */
function wanted(contract, operation) {
  const schemes = (operation.security ?? [])
    .flatMap((alternative) => Object.keys(alternative))
    .map((name) => followed(contract, contract.components?.securitySchemes?.[name]));
  return [
    '400',
    ...(schemes.length > 0 ? ['401'] : []),
    ...(schemes.some((scheme) => scheme?.type === 'oauth2') ? ['403'] : []),
    ...(operation.requestBody ? ['413', '415'] : []),
    '429',
    '500',
    '503',
  ];
}

// The journeys of workflows/assure.arazzo.yaml as requests in a row, for tools that know nothing of Arazzo.

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readContract, workflowsFile } from '../contract.mjs';
import { EXPIRED } from '../workflows/expired.mjs';

/** Journeys with these inputs need a person's browser, or a file too large to be shown. */
const unplayable = ['personne', 'fichiers'];

/** The inputs that are credentials, and the variables in which a collection has them. */
const credentials = {
  identiteReparateur: { id: 'identifiant_reparateur', secret: 'secret_reparateur' },
  identiteExpert: { id: 'identifiant_expert', secret: 'secret_expert' },
};

/**
 * The journeys of a repairer's and an expert's back-end.
 *
 * @returns of each its name, title, description and requests: a title, a method, a URL with {{variables}}, the credentials for HTTP
 * Basic or a token's variable, a media type and a body, what is expected (status, values at JSON pointers) and what is kept of the
 * answer (variable, JSON pointer)
 */
export function journeys() {
  const { workflows } = parse(readFileSync(workflowsFile, 'utf8'));
  const operations = operationsOf(readContract());
  const named = new Map(workflows.map((workflow) => [workflow.workflowId, workflow]));
  const parts = new Set(workflows.flatMap(({ steps }) => steps.map((step) => step.workflowId)));
  return workflows
    .filter(({ workflowId, inputs }) => workflowId !== EXPIRED && !parts.has(workflowId) && !unplayable.includes(inputs.$ref.split('/').at(-1)))
    .map((workflow) => ({
      name: workflow.workflowId,
      title: workflow.summary,
      description: workflow.description.trim(),
      requests: workflow.steps.flatMap((step) => requests(step, named, operations)),
    }));
}

/** Of each operation the method, the path, and the variable in which a collection has its server's address. */
function operationsOf({ paths }) {
  const found = new Map();
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, { operationId }] of Object.entries(item)) {
      if (operationId) {
        found.set(operationId, { method: method.toUpperCase(), url: `{{${item.servers ? 'adresse_jetons' : 'adresse'}}}${path}` });
      }
    }
  }
  return found;
}

function requests(step, named, operations) {
  if (step.workflowId) {
    return named.get(step.workflowId).steps.flatMap((part) => requests({ ...part, stepId: step.stepId }, named, operations));
  }
  const { method, url } = operations.get(step.operationId);
  const { contentType, payload } = step.requestBody;
  const [authorization] = step.parameters.filter(({ name }) => name === 'Authorization');
  return [
    {
      name: step.stepId,
      title: step.description.trim(),
      method,
      url,
      ...authorized(authorization.value),
      contentType,
      body: contentType === 'application/json' ? variables(JSON.stringify(payload, null, 2)) : new URLSearchParams(payload).toString(),
      ...expected(step.successCriteria),
      keeps: Object.entries(step.outputs ?? {}).map(([output, source]) => ({ variable: variable(step.stepId, output), pointer: source.split('#')[1] })),
    },
  ];
}

function authorized(value) {
  const input = /^Basic \{\$inputs\.(\w+)\}$/.exec(value);
  if (input) {
    return { basic: credentials[input[1]] };
  }
  const [, stepId, output] = /^Bearer \{\$steps\.([\w-]+)\.outputs\.(\w+)\}$/.exec(value);
  return { bearer: variable(stepId, output) };
}

/** What a collection can check: the status, and values at places of the answer. The rest of a criterion is a runner's own. */
function expected(criteria) {
  const checks = criteria.map(({ condition }) => /^\$response\.body#(\S+) == '(.*)'$/.exec(condition)).filter(Boolean);
  const [status] = criteria.map(({ condition }) => /^\$statusCode == (\d+)$/.exec(condition)).filter(Boolean);
  return { status: Number(status[1]), checks: checks.map(([, pointer, value]) => ({ pointer, value })) };
}

/** The expressions of Arazzo as {{variables}}. */
function variables(text) {
  return text
    .replace(/\{?\$inputs\.serie\}?/g, '{{serie}}')
    .replace(/\{?\$steps\.([\w-]+)\.outputs\.(\w+)\}?/g, (_, stepId, output) => `{{${variable(stepId, output)}}}`);
}

/** Kept from one request to a later one: a token, or the key that a step was answered. */
function variable(stepId, output) {
  return stepId === output ? output : `${output}_${stepId}`.replaceAll('-', '_');
}

/** A JSON pointer as a path of JavaScript: /errors/0/code is errors[0].code. */
export function path(pointer) {
  return pointer.slice(1).split('/').map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('').slice(1);
}

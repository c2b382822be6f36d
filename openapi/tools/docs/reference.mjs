import { operations, scopesOf } from './directives.mjs';
import { constraints, fieldTable, json, parameterTable, resolve, schemaOf } from './fields.mjs';
import { code, escapeHtml, table } from './html.mjs';
import { codeBlock } from './markdown.mjs';
import { number } from './typography.mjs';

/** The reference: every operation, answer, schema and authorisation of a description (the context's contract), in its order. */
export function reference(context) {
  const { contract, w, md } = context;
  const parts = contract.tags.map(
    (tag) => `<section>
<h2 id="tag-${tag.name}"><a class="header-anchor" href="#tag-${tag.name}">${escapeHtml(tag.name)}</a></h2>
${md.render(tag.description)}
${[...operations(contract)]
  .filter(({ operation }) => operation.tags.includes(tag.name))
  .map((entry) => operationPart(entry, context))
  .join('\n')}
</section>`,
  );
  return `${parts.join('\n')}
<section>
<h2 id="autorisations"><a class="header-anchor" href="#autorisations">${w.securitySchemes}</a></h2>
${Object.entries(contract.components.securitySchemes)
  .map(([name, scheme]) => securityPart(name, scheme, context))
  .join('\n')}
</section>
<section>
<h2 id="schemas"><a class="header-anchor" href="#schemas">${w.schemas}</a></h2>
${Object.entries(contract.components.schemas)
  .map(([name, schema]) => schemaPart(name, schema, context))
  .join('\n')}
</section>`;
}

function operationPart({ path, method, operation, item }, context) {
  const { contract, w, md, inline } = context;
  const id = `op-${operation.operationId}`;
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
  const servers = item.servers ?? contract.servers;
  return `<article class="operation">
<h3 id="${id}"><a class="header-anchor" href="#${id}">${inline(operation.summary)}</a></h3>
<p class="route"><span class="method ${method}">${method.toUpperCase()}</span> <code>${escapeHtml(path)}</code>${scopesOf(operation).length ? ` ${context.link.tryIt(operation.operationId, w.tryIt)}` : ''}</p>
<ul class="servers" aria-label="${w.servers}">${servers.map(({ url, description }) => `<li>${inline(description)} ${code(url + path)}</li>`).join('')}</ul>
${md.render(operation.description)}
${origin(operation, context)}
<h4>${w.security}</h4>
${security(operation, context)}
${parameters.length ? `<h4>${w.parameters}</h4>\n${parameterTable(contract, parameters, `${id}-parametre`, context)}` : ''}
${operation.requestBody ? bodyPart(`${id}-corps`, operation, context) : ''}
<h4>${w.answers}</h4>
${Object.entries(operation.responses)
  .map(([status, response]) => answerPart(`${id}-${status}`, status, response, context))
  .join('\n')}
</article>`;
}

function security(operation, { w, link }) {
  if (!operation.security?.length) return `<p>${w.none}</p>`;
  const alternatives = operation.security.map((alternative) => {
    const schemes = Object.entries(alternative).map(
      ([name, scopes]) => `${link.security(name)}${scopes.length ? `${w.colon} ${scopes.map(code).join(' ')}` : ''}`,
    );
    return `<li>${schemes.join(', ') || w.none}</li>`;
  });
  return `<ul>${alternatives.join('')}</ul>`;
}

function bodyPart(place, operation, context) {
  const { contract, w, md } = context;
  const [body] = resolve(contract, operation.requestBody);
  const limit = operation['x-taille-max-corps'];
  return `<h4>${w.body}</h4>
${md.render(body.description)}
${Object.entries(body.content)
  .map(([type, media]) => {
    const [schema] = resolve(contract, media.schema);
    return `<p>${code(type)}, ${context.link.schema(media.schema.$ref.split('/').at(-1))}${
      limit ? `, ${w.bodyLimit} ${number(limit, w.language)} ${w.bytes}` : ''
    }</p>
${fieldTable(contract, schema, place, context)}
${examples(media, type, context)}`;
  })
  .join('\n')}`;
}

function answerPart(id, status, reference, context) {
  const { contract, w, md } = context;
  const [response] = resolve(contract, reference);
  const headers = Object.entries(response.headers ?? {}).map(([name, header]) => {
    const [{ description, required, example }] = resolve(contract, header);
    return [code(name), required ? `<strong>${w.yes}</strong>` : w.no, `${context.inline(description)}<br>${code(example)}`];
  });
  const content = Object.entries(response.content ?? {});
  const [summary] = md.renderInline(response.description.trim().replaceAll('\n', ' ')).split('\n');
  return `<details class="answer s${status[0]}" id="${id}">
<summary><span class="status">${status}</span> ${summary}</summary>
${origin(response, context)}
${headers.length ? table([w.header, w.required, w.description], headers, 'headers') : ''}
${content
  .map(([type, media]) => {
    const name = media.schema.$ref?.split('/').at(-1);
    return `<p>${code(type)}${name ? `, ${context.link.schema(name)}` : ''}</p>\n${examples(media, type, context)}`;
  })
  .join('\n')}${content.length ? '' : `<p>${w.noContent}</p>`}
<p class="anchor"><a href="#${id}">${w.answerAnchor}</a></p>
</details>`;
}

function examples(media, type, { contract, inline }) {
  return Object.values(media.examples ?? {})
    .map((reference) => {
      const [{ summary, value }] = resolve(contract, reference);
      const shown = typeof value === 'string' ? codeBlock(value, 'xml') : codeBlock(encoded(value, type), language(type));
      return `<details class="sample"><summary>${inline(summary)}</summary>\n${shown}\n</details>`;
    })
    .join('\n');
}

function encoded(value, type) {
  return type === 'application/x-www-form-urlencoded' ? new URLSearchParams(value).toString() : json(value);
}

function language(type) {
  return type === 'application/x-www-form-urlencoded' ? 'http' : 'json';
}

function securityPart(name, scheme, context) {
  const { w, md } = context;
  const id = `autorisation-${name}`;
  const [[flow, details] = []] = Object.entries(scheme.flows ?? {});
  const address = details?.tokenUrl ?? details?.authorizationUrl;
  const kind = scheme.scheme ?? [scheme.type, flow ?? scheme.in, scheme.name].filter(Boolean).join(', ');
  return `<article>
<h3 id="${id}"><a class="header-anchor" href="#${id}">${escapeHtml(name)}</a></h3>
<p>${code(kind)}${address ? ` ${code(address)}` : ''}</p>
${md.render(scheme.description)}
${origin(scheme, context)}
${details ? table([w.scope, w.meaning], Object.entries(details.scopes).map(([scope, text]) => [code(scope), context.inline(text)]), 'catalogue') : ''}
</article>`;
}

function schemaPart(name, reference, context) {
  const { contract, w, md } = context;
  const { schema } = schemaOf(contract, reference);
  const id = `schema-${name}`;
  const limits = constraints(schema, w);
  const rules = (schema.allOf ?? []).map((part) => part['x-regle']).filter(Boolean);
  return `<article class="schema">
<h3 id="${id}"><a class="header-anchor" href="#${id}">${escapeHtml(name)}</a></h3>
${md.render(schema.description)}
${origin(schema, context)}
${limits.length ? `<p class="limits">${limits.join(w.semicolon)}</p>` : ''}
${schema.properties ? fieldTable(contract, schema, id, context) : ''}
${rules.length ? `<ul>${rules.map((rule) => `<li>${context.link.rule(rule)}</li>`).join('')}</ul>` : ''}
</article>`;
}

/** Where an element comes from: its level, its source, the decisions that it rests on. */
function origin(element, { w, link }) {
  const decisions = (element['x-decision'] ?? []).map(link.decision).join(' ');
  if (!element['x-niveau']) return decisions && `<p class="origin">${decisions}</p>`;
  const source = `<span lang="fr">${escapeHtml(element['x-source'])}</span>`;
  return `<p class="origin"><span class="level">${w.levels[element['x-niveau']]}</span> ${source}${decisions ? ` ${decisions}` : ''}</p>`;
}

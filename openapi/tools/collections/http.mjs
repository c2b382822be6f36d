// Collections as text: the HTTP client of IntelliJ, and the one of Visual Studio (which VS Code's REST Client reads too).

import { path } from './journeys.mjs';

const head = (comment, title) => [`${comment} ${title}`, `${comment} Les secrets sont ceux du bac à sable : mettez les vôtres. (The secrets are the sandbox's: put your own.)`];

/** IntelliJ's dialect: scripts keep what an answer gave, and check it. */
export function intellij(journeys, { title, variables }) {
  const lines = head('//', title);
  lines.push('', ...Object.entries(variables).map(([name, value]) => `@${name} = ${value}`));
  for (const journey of journeys) {
    journey.requests.forEach((request, index) => {
      lines.push('', `### ${journey.title} — ${request.title}`);
      if (index === 0) {
        lines.push('< {%', '    client.global.set("serie", Date.now().toString(36));', '%}');
      }
      lines.push(`${request.method} ${request.url}`);
      lines.push(request.basic ? `Authorization: Basic {{${request.basic.id}}} {{${request.basic.secret}}}` : `Authorization: Bearer {{${request.bearer}}}`);
      lines.push(`Content-Type: ${request.contentType}`, '', request.body, '', '> {%');
      lines.push(`    client.test("${request.status}", function () {`, `        client.assert(response.status === ${request.status}, "" + response.status);`);
      lines.push(...request.checks.map(({ pointer, value }) => `        client.assert(response.body.${path(pointer)} === ${JSON.stringify(value)}, "${pointer}");`));
      lines.push('    });', ...request.keeps.map(({ variable, pointer }) => `    client.global.set("${variable}", response.body.${path(pointer)});`), '%}');
    });
  }
  return `${lines.join('\n')}\n`;
}

/** Visual Studio's dialect: a request has a name, and later ones read its answer by it. There is no script, so nothing is checked. */
export function visualStudio(journeys, { title, variables }) {
  const lines = head('#', title);
  const { identities, others } = encoded(variables);
  lines.push('# identite_… : « identifiant:secret » en Base64. (identifier:secret, in Base64.)');
  lines.push('# serie : à changer à chaque essai, les références doivent être neuves. (Change it at each try: references have to be new.)');
  lines.push('', ...Object.entries({ ...others, ...identities, serie: '1' }).map(([name, value]) => `@${name} = ${value}`));
  for (const journey of journeys) {
    const name = (step) => `${journey.name}-${step}`.replaceAll('-', '_');
    const kept = new Map(
      journey.requests.flatMap((request) => request.keeps.map(({ variable, pointer }) => [variable, `${name(request.name)}.response.body.$.${path(pointer)}`])),
    );
    const chained = (text) => text.replace(/\{\{(\w+)\}\}/g, (all, variable) => (kept.has(variable) ? `{{${kept.get(variable)}}}` : all));
    for (const request of journey.requests) {
      lines.push('', `### ${journey.title} — ${request.title} (${request.status})`, `# @name ${name(request.name)}`);
      lines.push(`${request.method} ${request.url}`);
      lines.push(request.basic ? `Authorization: Basic {{${identity(request.basic.id)}}}` : chained(`Authorization: Bearer {{${request.bearer}}}`));
      lines.push(`Content-Type: ${request.contentType}`, '', chained(request.body));
    }
  }
  return `${lines.join('\n')}\n`;
}

const identity = (id) => id.replace('identifiant', 'identite');

/** Identifier and secret as HTTP Basic has them (RFC 6749, section 2.3.1): a file without scripts cannot encode them. */
function encoded(variables) {
  const form = (text) => new URLSearchParams({ '': text }).toString().slice(1);
  const ids = Object.keys(variables).filter((name) => name.startsWith('identifiant'));
  const secret = (id) => id.replace('identifiant', 'secret');
  const identities = ids.map((id) => [identity(id), Buffer.from(`${form(variables[id])}:${form(variables[secret(id)])}`).toString('base64')]);
  const others = Object.entries(variables).filter(([name]) => !ids.includes(name) && !ids.map(secret).includes(name));
  return { identities: Object.fromEntries(identities), others: Object.fromEntries(others) };
}

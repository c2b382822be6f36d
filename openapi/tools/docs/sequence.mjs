import { escapeHtml } from './html.mjs';

const column = 230;
const margin = 110;
const boxHeight = 52;
const line = 17;

/**
 * A sequence diagram as SVG, from plain data: participants `{id, fr, en}` and messages `{de, a, retour, fr, en}`; a label is a list
 * of lines. Colours are the page's own (`currentColor`, classes), so that the picture follows light and dark.
 */
export function sequence({ titre, description, participants, messages }, language, id) {
  const x = new Map(participants.map((participant, index) => [participant.id, margin + index * column]));
  const parts = [];
  let y = boxHeight + 24;
  for (const message of messages) {
    const label = message[language];
    const from = position(x, message.de);
    y += label.length * line + 14;
    if (message.a === message.de) {
      parts.push(selfMessage(from, y, label));
      y += 22;
    } else {
      parts.push(arrow(from, position(x, message.a), y, label, message.retour));
    }
  }
  const height = y + 30;
  const width = margin * 2 + (participants.length - 1) * column;
  const columns = participants.map((participant) => {
    const at = x.get(participant.id);
    return `<line class="lifeline" x1="${at}" y1="${boxHeight}" x2="${at}" y2="${height - 6}"/>
<rect class="box" x="${at - 92}" y="2" width="184" height="${boxHeight}" rx="8"/>
${text(at, 2 + boxHeight / 2 - ((participant[language].length - 1) * line) / 2 + 5, participant[language], 'name')}`;
  });
  return `<svg class="picture sequence" role="img" aria-labelledby="${id}-t ${id}-d" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" xmlns="http://www.w3.org/2000/svg">
<title id="${id}-t">${escapeHtml(titre[language])}</title>
<desc id="${id}-d">${escapeHtml(description[language].trim())}</desc>
<defs><marker id="${id}-m" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path class="head" d="M0 0 10 5 0 10z"/></marker></defs>
${columns.join('\n')}
${parts.join('\n').replaceAll('#MARKER', `#${id}-m`)}
</svg>`;
}

function position(x, participant) {
  if (!x.has(participant)) throw new Error(`No participant is named ${participant}`);
  return x.get(participant);
}

function arrow(from, to, y, label, isReturn) {
  const end = to > from ? to - 2 : to + 2;
  return `<line class="message${isReturn ? ' return' : ''}" x1="${from}" y1="${y}" x2="${end}" y2="${y}" marker-end="url(#MARKER)"/>
${text((from + to) / 2, y - 8 - (label.length - 1) * line, label, 'label')}`;
}

function selfMessage(at, y, label) {
  return `<path class="message" d="M${at} ${y}h36v18h-34" fill="none" marker-end="url(#MARKER)"/>
${text(at, y - 8 - (label.length - 1) * line, label, 'label')}`;
}

function text(x, y, lines, kind) {
  return lines.map((content, index) => `<text class="${kind}" x="${x}" y="${y + index * line}" text-anchor="middle">${escapeHtml(content)}</text>`).join('\n');
}

// The journal of requests, and one exchange of it.
import { button, form, growing, sure } from './actions.js';
import { copied, element, field, input, list, newId, select, table, text } from './elements.js';
import { ask, part, session } from './interface.js';
import { again, show } from './navigation.js';
import { instant, language, words } from './words.js';

/** An account's; an administrator says which one. */
export async function journalView(id) {
  const account = id ?? session.compte;
  const number = input({ type: 'number', min: 100, max: 599 });
  const reference = input({ maxLength: 64 });
  const instance = input({ maxLength: 64 });
  const seen = element('datalist', { id: newId() });
  const operation = input({ maxLength: 64, list: seen.id });
  const refused = select([['', words.tout], ['true', words['refus-seulement']], ['false', words['accepte-seulement']]]);
  const place = element('div');
  const find = async () => {
    const query = new URLSearchParams({ compte: account });
    const filters = { statut: number, reference, instance, operation, refus: refused };
    for (const [name, { value }] of Object.entries(filters)) if (value.trim()) query.set(name, value.trim());
    const found = growing(
      `journal?${query}`,
      [words.quand, words.operation, words.statut, words.reference, words.codes, words.duree],
      (one) => [
        element('a', { href: `#echange/${part(one.echange)}/${part(account)}`, textContent: instant(one.quand) }),
        text('code', one.operation),
        text('span', String(one.statut), { className: 'etat', data: { etat: one.statut < 400 ? 'actif' : 'expire' } }),
        one.reference,
        text('code', [...one.codes, ...one.tolerances].join(' ')),
        `${(one.microsecondes / 1000).toLocaleString(language, { maximumFractionDigits: 1 })} ms`,
      ],
    );
    const { tenu } = await found.more();
    place.replaceChildren(tenu ? '' : text('p', words['journal-absent'], { className: 'notice attention' }), found.place);
    const known = [...place.querySelectorAll('tbody td:nth-child(2)')].map(({ textContent }) => textContent);
    seen.replaceChildren(...[...new Set(known)].sort().map((value) => element('option', { value })));
  };
  const counts = element('div');
  show(
    words.journal,
    text('p', words['journal-aide'], { className: 'discret' }),
    form(
      '',
      words.chercher,
      [
        element(
          'div',
          { className: 'champs' },
          field('reference', words.reference, reference),
          field('statut', words.statut, number),
          field('operation', words.operation, operation),
          seen,
          field('instance', words.instance, instance),
          field('refus', words.lesquels, refused),
        ),
      ],
      find,
    ),
    place,
    text('h2', words['non-authentifies']),
    text('p', words['non-authentifies-aide'], { className: 'discret' }),
    counts,
    element(
      'div',
      { className: 'actions' },
      button(
        words['vider-journal'],
        async () => {
          if (!sure(words['confirmer-vider'])) return;
          await ask(`journal?compte=${part(account)}`, { method: 'DELETE' });
          await again(words.fait);
        },
        'retrait',
      ),
    ),
  );
  await find();
  const { elements } = await ask(`non-authentifies?compte=${part(account)}`);
  counts.replaceChildren(
    table(
      [words.quand, words.operation, words.statut, words.nombre],
      elements.map((one) => [instant(one.heure), text('code', one.operation), String(one.statut), String(one.nombre)]),
    ),
  );
}

export async function exchangeView(id, account) {
  const one = await ask(`journal/${part(id)}?compte=${part(account)}`);
  show(
    `${one.methode} ${one.cible}`,
    element('p', {}, element('a', { href: `#journal/${part(account)}`, textContent: words.journal })),
    list([
      [words.quand, instant(one.quand)],
      [words.statut, String(one.statut)],
      [words.instance, text('code', `urn:uuid:${one.echange}`)],
      [words.reference, one.reference],
      [words.tolerees, one.tolerances.length > 0 ? one.tolerances.join(', ') : ''],
      [words.fichier, one.fichier ? `${one.fichier.nom}, ${one.fichier.taille}, SHA-256 ${one.fichier.sha256 ?? '–'}` : ''],
    ]),
    one.refus ? explained(one.refus) : null,
    message(words.requete, one.requete),
    message(words.reponse, one.reponse),
    copied(one.curl, words['avec-curl']),
  );
}

function explained({ sens, clause, remede, page, fautes }) {
  return element(
    'section',
    { className: 'carte' },
    text('h2', words['pourquoi-refus']),
    element('p', {}, element('a', { href: page, textContent: sens }), clause ? ` (${clause})` : '', remede ? ` – ${remede}` : ''),
    fautes.length === 0
      ? null
      : table(
          [words.champ, words.codes, words.details, words.clause, words['que-faire']],
          fautes.map((fault) => [
            text('code', fault.pointer || '/'),
            element('a', { href: fault.page }, text('code', fault.code)),
            fault.detail ?? fault.sens,
            [fault.clause, ...fault.decisions].filter(Boolean).join(', '),
            fault.remede,
          ]),
        ),
  );
}

function message(title, { entetes, corps, octets }) {
  return element(
    'section',
    {},
    text('h2', `${title} (${octets ?? 0})`),
    text('pre', [...entetes.map(({ nom, valeur }) => `${nom}: ${valeur}`), '', corps ?? ''].join('\n'), { tabIndex: 0 }),
  );
}

// Hand-written knowledge, independent of any validator, of what the contract's patterns, formats and conditions mean.
// A pattern, format or condition of the contract that is missing here stops the corpus from being made.

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { nearMissesFile } from '../../tools/contract.mjs';

const nearMissesByKind = parse(readFileSync(nearMissesFile, 'utf8'));

function nearMisses(kind) {
  const { accepted, refused } = nearMissesByKind[kind];
  const values = (list) => list.map(({ value }) => value);
  return { accepted: values(accepted), refused: values(refused) };
}

const guid = 'ca99a62c-ba91-4d5f-8c1e-35d82c54cd68';

/** By pattern: texts it accepts, texts it refuses, and a text of a given length (with a legal form, if there is one). */
export const patterns = new Map([
  [
    String.raw`^\d{1,12}(\.\d{1,2})?$`,
    {
      ...nearMisses('amounts'),
      ofLength: (length) => (length > 13 ? `${'9'.repeat(length - 3)}.99` : '9'.repeat(length)),
    },
  ],
  [
    String.raw`^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\.[A-Za-z0-9]{1,10}$`,
    {
      accepted: [`${guid}.pdf`, `${guid.toUpperCase()}.PDF`, `${guid}.7`, `${guid}.abcdefghi0`],
      refused: [
        ...['', guid, `${guid}.`, '.pdf', `{${guid}}.pdf`, `${guid.replaceAll('-', '')}.pdf`, `x${guid}.pdf`],
        ...[`${guid}.pdf\n`, `${guid}.tar.gz`, `${guid}.é`, `../${guid}.pdf`, `${guid.replace('c', 'g')}.pdf`],
      ],
      ofLength: (length) => `${guid}.${'a'.repeat(length - guid.length - 1)}`,
    },
  ],
  [
    String.raw`^[^\/\\\x00-\x1F\x7F]+\.[A-Za-z0-9]{1,10}$`,
    {
      accepted: ['a.b', 'facture.pdf', 'Facture n° 12 (été).PDF', 'archive.tar.gz', '..a.b', '😀.pdf'],
      refused: [
        ...['', 'facture', '.pdf', 'facture.', 'a/b.pdf', 'a\\b.pdf', 'a\u0000.pdf', 'a\n.pdf', 'a\u007F.pdf'],
        ...['a.pdf\n', 'a.é', 'a.12345678901', 'a.p f'],
      ],
      ofLength: (length) => (length < 5 ? '' : `${'é'.repeat(length - 4)}.pdf`),
    },
  ],
  [
    String.raw`^[\x20-\x21\x23-\x5B\x5D-\x7E]*$`,
    { accepted: ['', 'Client [inconnu] !', '~'], refused: ['accordée', 'a"b', 'a\\b', 'a\nb', '\u007F'] },
  ],
  [
    String.raw`^[\x20-\x7E]+$`,
    { accepted: ['expert-app', ' ', '~', 'a"b\\c'], refused: ['', 'accordée', 'a\tb', 'a\nb', '\u007F', '😀'], ofLength: (length) => 'a'.repeat(length) },
  ],
  [
    String.raw`^[\x20-\x7E]*$`,
    { accepted: ['', 'c4c1b2d8', ' ', '~', 'a"b\\c'], refused: ['é', 'a\tb', 'a\nb', '\u007F', '😀'], ofLength: (length) => 'a'.repeat(length) },
  ],
  [
    String.raw`^[\x21\x23-\x5B\x5D-\x7E]+( [\x21\x23-\x5B\x5D-\x7E]+)*$`,
    {
      accepted: ['/expert', '/expert /expert/upload', '!', '~ ~'],
      refused: ['', ' ', '/expert ', ' /expert', '/expert  /a', 'a"b', 'a\\b', 'é', 'a\tb', 'a\nb'],
      ofLength: (length) => 'a'.repeat(length),
    },
  ],
]);

/** By format: values it accepts and refuses, where it says more than the type does. */
export const formats = new Map([
  ['date', nearMisses('dates')],
  [
    'uri',
    {
      accepted: ['https://www.lalux.lu', 'urn:assure:probleme:champs-invalides', 'http://localhost:8080/#a=b'],
      refused: ['', 'sans schéma', '/relative', 'http://a b', '//lalux.lu'],
      ofLength: (length) => `https://a.lu/${'a'.repeat(length - 13)}`,
    },
  ],
  [
    'byte',
    {
      accepted: ['QQ==', 'QUE=', 'QUFB', '+/+/'],
      refused: ['=', 'QQ', 'QQ=', 'Q===', 'QQ==QQ==', '-_-_', 'pas du Base64', 'QUFB é'],
    },
  ],
  ['int32', { accepted: [2147483647], refused: [2147483648, -2147483649] }],
  ['password', { accepted: [], refused: [] }],
]);

/** By rule (x-regle): whether a value that is otherwise in order respects it. */
export const conditions = new Map([
  ['cle-si-verified', (result) => result.status !== 'Verified' || 'key' in result],
  ['cle-seulement-si-verified', (result) => result.status === 'Verified' || !('key' in result)],
  [
    'jours-seulement-si-vhr',
    (request) => request.typeFacture === 'VHR' || !('nbrJourVehiculeRemplacement' in request),
  ],
]);

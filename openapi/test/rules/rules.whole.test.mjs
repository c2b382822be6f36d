import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { parse } from 'yaml';
import { controlsFile, judgeFile, readContract } from '../../tools/contract.mjs';
import { findings, ownFindings } from '../../tools/rules.mjs';
import { ownRules } from '../../rules/ruleset.mjs';
import { waivers as controlsWaivers } from '../../rules/waivers-bac-a-sable.mjs';
import { waivers as judgeWaivers } from '../../rules/waivers-juge.mjs';

const MONEY = '#/components/schemas/Montant';

/** Without the nodes that anchors share, so that each place breaks alone. Read once: each test would read the same YAML again. */
const contractText = JSON.stringify(readContract());

/** For each rule of ours the ways to break it: what is done to the contract, and where the finding is expected. */
const violations = {
  'assure-ascii-identifiers': {
    'an accent in an operationId': [
      (c) => (c.paths['/token'].post.operationId = 'obtenirJetonSécurisé'),
      '/paths/~1token/post/operationId',
    ],
    'an accent in a tag': [
      (c) => {
        c.tags[2].name = 'réparateur';
        c.paths['/reparateur'].put.tags = ['réparateur'];
      },
      '/tags/2/name',
      '/paths/~1reparateur/put/tags/0',
    ],
    'an accent in a property': [
      (c) => rename(c.components.schemas.Probleme.properties, 'detail', 'détail'),
      '/components/schemas/Probleme/properties/détail',
    ],
    'an accent in an enum value': [
      (c) => c.components.schemas.StatutDepot.enum.push('Vérifié'),
      '/components/schemas/StatutDepot/enum/4',
    ],
    'a space in a component': [
      (c) => {
        rename(c.components.headers, 'NoStore', 'No store');
        for (const answer of everywhere(c, (node) => node.$ref === '#/components/headers/NoStore')) {
          answer.$ref = '#/components/headers/No store';
        }
      },
      '/components/headers/No store',
    ],
    'an accent in a parameter': [
      (c) => (c.components.parameters.Etat.name = 'état'),
      '/components/parameters/Etat/name',
    ],
    'an accent in a scope': [
      (c) => (flow(c, 'oauth2Implicit').scopes['/réparateur'] = 'Envoyer une demande'),
      '/components/securitySchemes/oauth2Implicit/flows/implicit/scopes/~1réparateur',
    ],
  },
  'assure-french-description': {
    'a property in English': [
      (c) => (property(c, 'DemandeExpert', 'idExpert').description = 'The identifier given by LALUX.'),
      '/components/schemas/DemandeExpert/properties/idExpert/description',
    ],
    'a property without': [
      (c) => delete property(c, 'Jeton', 'scope').description,
      '/components/schemas/Jeton/properties/scope',
    ],
    'a property with an empty one': [
      (c) => (property(c, 'Jeton', 'scope').description = ''),
      '/components/schemas/Jeton/properties/scope/description',
    ],
    'a schema in English': [
      (c) => (c.components.schemas.Fichier.description = 'A file in Base64.'),
      '/components/schemas/Fichier/description',
    ],
    'an operation in English': [
      (c) => (c.paths['/expert'].put.description = 'Only a status 202 is expected.'),
      '/paths/~1expert/put/description',
    ],
    'an answer in English': [
      (c) => (c.components.responses.Conflit.description = 'Another request bears this reference.'),
      '/components/responses/Conflit/description',
    ],
    'a header in English': [
      (c) => (c.components.headers.NoStore.description = 'The answer goes to no cache.'),
      '/components/headers/NoStore/description',
    ],
    'a parameter in English': [
      (c) => (c.components.parameters.ClientId.description = 'The identifier of the application.'),
      '/components/parameters/ClientId/description',
    ],
  },
  'assure-french-title': {
    'a summary in English': [
      (c) => (c.paths['/expert'].put.summary = 'Ask for the settlement'),
      '/paths/~1expert/put/summary',
    ],
    'an example in English': [
      (c) => (c.components.examples.CleInconnue.summary = 'The key is unknown'),
      '/components/examples/CleInconnue/summary',
    ],
    'a scope without a text': [
      (c) => (flow(c, 'oauth2Implicit').scopes['/expert'] = ''),
      '/components/securitySchemes/oauth2Implicit/flows/implicit/scopes/~1expert',
    ],
  },
  'assure-example': {
    'a property without': [
      (c) => delete property(c, 'DemandeReparateur', 'factureTVA').example,
      '/components/schemas/DemandeReparateur/properties/factureTVA',
    ],
    'a parameter without': [
      (c) => delete c.components.parameters.Portee.example,
      '/components/parameters/Portee',
    ],
    'a header without': [
      (c) => delete c.components.headers.NoStore.example,
      '/components/headers/NoStore',
    ],
    'a body without': [
      (c) => delete c.components.requestBodies.Depot.content['application/json'].examples,
      '/components/requestBodies/Depot/content/application~1json',
    ],
  },
  'assure-full-example': {
    'a field that no example shows': [
      (c) => {
        for (const { value } of Object.values(c.paths['/reparateur'].put.requestBody.content['application/json'].examples)) {
          delete value.nbrJourVehiculeRemplacement;
        }
      },
      '/paths/~1reparateur/put/requestBody/content/application~1json/examples',
    ],
  },
  'assure-provenance': {
    'a property without x-source': [
      (c) => delete property(c, 'DemandeExpert', 'abandonVehicule')['x-source'],
      '/components/schemas/DemandeExpert/properties/abandonVehicule',
    ],
    'a schema without x-niveau': [
      (c) => delete c.components.schemas.Montant['x-niveau'],
      '/components/schemas/Montant',
    ],
    'a level that does not exist': [
      (c) => (c.components.schemas.Montant['x-niveau'] = 'tolerance'),
      '/components/schemas/Montant',
    ],
    'an operation without x-source': [
      (c) => delete c.paths['/expert'].put['x-source'],
      '/paths/~1expert/put',
    ],
    'an answer without x-niveau': [
      (c) => delete c.paths['/token'].post.responses[400]['x-niveau'],
      '/paths/~1token/post/responses/400',
    ],
    'a shared answer without x-source': [
      (c) => delete c.components.responses.Conflit['x-source'],
      '/components/responses/Conflit',
    ],
    'a parameter without x-niveau': [
      (c) => delete c.components.parameters.Portee['x-niveau'],
      '/components/parameters/Portee',
    ],
    'a security scheme with an empty x-source': [
      (c) => (c.components.securitySchemes.clientBasic['x-source'] = ' '),
      '/components/securitySchemes/clientBasic',
    ],
  },
  'assure-explicit-security': {
    'an operation that inherits it': [
      (c) => {
        c.security = c.paths['/token'].post.security;
        delete c.paths['/token'].post.security;
      },
      '/paths/~1token/post',
    ],
    'a function that asks for another scope': [
      (c) => (c.paths['/expert'].put.security[0].oauth2ClientCredentials = ['/expert/upload']),
      '/paths/~1expert/put/security',
    ],
    'a function that one flow cannot call': [
      (c) => c.paths['/reparateur'].put.security.pop(),
      '/paths/~1reparateur/put/security',
    ],
    'a function open to everybody': [
      (c) => (c.paths['/reparateur'].put.security = []),
      '/paths/~1reparateur/put/security',
    ],
    'a token for everybody': [
      (c) => c.paths['/token'].post.security.push({}),
      '/paths/~1token/post/security',
    ],
    'a function that asks for two tokens': [
      (c) => (c.paths['/reparateur'].put.security = [Object.assign({}, ...c.paths['/reparateur'].put.security)]),
      '/paths/~1reparateur/put/security',
    ],
  },
  'assure-one-flow-per-scheme': {
    'both flows in one': [
      (c) => (c.components.securitySchemes.oauth2Implicit.flows.clientCredentials = flow(c, 'oauth2ClientCredentials')),
      '/components/securitySchemes/oauth2Implicit/flows',
    ],
  },
  'assure-listed-statuses': {
    ...Object.fromEntries(
      ['/reparateur', '/reparateur/upload', '/expert', '/expert/upload'].flatMap((path) =>
        ['400', '401', '403', '413', '415', '429', '500', '503'].map((status) => [
          `${status} missing at ${path}`,
          [(c) => delete c.paths[path].put.responses[status], `${pointer('paths', path)}/put/responses`],
        ]),
      ),
    ),
    ...Object.fromEntries(
      [
        ['/token', 'post', '401'],
        ['/token', 'post', '429'],
        ['/authen', 'get', '400'],
        ['/authen', 'post', '401'],
        ['/authen', 'post', '500'],
      ].map(([path, method, status]) => [
        `${status} missing at ${method} ${path}`,
        [(c) => delete c.paths[path][method].responses[status], `${pointer('paths', path, method)}/responses`],
      ]),
    ),
    'a default': [
      (c) => (c.paths['/expert'].put.responses.default = { $ref: '#/components/responses/ErreurInterne' }),
      '/paths/~1expert/put/responses/default',
    ],
  },
  'assure-no-alternatives': {
    'oneOf beside properties': [
      (c) => (c.components.schemas.ResultatDepot.oneOf = [{ required: ['key'] }, { required: ['status'] }]),
      '/components/schemas/ResultatDepot/oneOf',
    ],
    'anyOf beside properties': [
      (c) => (c.components.schemas.DemandeExpert.anyOf = [{ required: ['idExpert'] }]),
      '/components/schemas/DemandeExpert/anyOf',
    ],
    'a discriminator': [
      (c) => (c.components.schemas.DemandeExpert.discriminator = { propertyName: 'type' }),
      '/components/schemas/DemandeExpert/discriminator',
    ],
    'oneOf of a property': [
      (c) => (property(c, 'DemandeExpert', 'type').oneOf = [{ type: 'string' }]),
      '/components/schemas/DemandeExpert/properties/type/oneOf',
    ],
  },
  'assure-no-number': {
    'a property': [
      (c) => {
        const days = property(c, 'DemandeReparateur', 'nbrJourVehiculeRemplacement');
        days.type = 'number';
        delete days.format;
        c.components.schemas.DemandeReparateur.allOf[0].not.properties.nbrJourVehiculeRemplacement.type = 'number';
      },
      '/components/schemas/DemandeReparateur/properties/nbrJourVehiculeRemplacement/type',
      '/components/schemas/DemandeReparateur/allOf/0/not/properties/nbrJourVehiculeRemplacement/type',
    ],
    'an item': [
      (c) => (property(c, 'Probleme', 'errors').items = { type: 'number' }),
      '/components/schemas/Probleme/properties/errors/items/type',
    ],
  },
  'assure-amounts': {
    'a format on Montant': [
      (c) => (c.components.schemas.Montant.format = 'decimal'),
      '/components/schemas/Montant/format',
    ],
    'a format on a property': [
      (c) => (property(c, 'DemandeExpert', 'prejudiceHT').format = 'decimal'),
      '/components/schemas/DemandeExpert/properties/prejudiceHT/format',
    ],
    'Montant without its pattern': [
      (c) => {
        delete c.components.schemas.Montant.pattern;
        delete c.components.schemas.Montant['x-code'];
        // An empty one is another rule's.
        c.components.schemas.Montant.minLength = 1;
      },
      '/components/schemas/Montant',
    ],
    'an amount that is no Montant': [
      (c) => {
        const { allOf, ...amount } = structuredClone(property(c, 'DemandeReparateur', 'factureTTC'));
        c.components.schemas.Jeton.properties.prixTTC = { ...amount, type: 'string', maxLength: 15, pattern: '^[0-9.]+$' };
      },
      '/components/schemas/Jeton/properties/prixTTC',
    ],
    'a format on an amount of another name': [
      (c) =>
        (c.components.schemas.Jeton.properties.prix = {
          ...structuredClone(property(c, 'DemandeExpert', 'prejudiceHT')),
          allOf: [{ $ref: MONEY }],
          format: 'decimal',
        }),
      '/components/schemas/Jeton/properties/prix/format',
    ],
  },
  'assure-named-enums': {
    'on a property': [
      (c) => (property(c, 'Connexion', 'username').enum = ['expert-demo']),
      '/components/schemas/Connexion/properties/username/enum',
    ],
  },
  'assure-closed-requests': {
    'an open request': [
      (c) => delete c.components.schemas.DemandeExpert.additionalProperties,
      '/components/schemas/DemandeExpert',
    ],
    'a request that is open to its own kind of field': [
      (c) => (c.components.schemas.DepotDocument.additionalProperties = { type: 'string', maxLength: 3, pattern: '^a$' }),
      '/components/schemas/DepotDocument',
    ],
    'a closed answer': [
      (c) => (c.components.schemas.Probleme.additionalProperties = false),
      '/components/schemas/Probleme/additionalProperties',
    ],
    'a closed form': [
      (c) => (c.components.schemas.DemandeJeton.additionalProperties = false),
      '/components/schemas/DemandeJeton/additionalProperties',
    ],
  },
  'assure-filled-texts': {
    'a free text': [
      (c) => delete property(c, 'DemandeExpert', 'numeroSinistre').minLength,
      '/components/schemas/DemandeExpert/properties/numeroSinistre',
    ],
    'a format that an empty text has': [
      (c) => delete c.components.schemas.Fichier.minLength,
      '/components/schemas/DepotDocument/properties/file',
    ],
    'a pattern that an empty text has, of the component that a field refers to': [
      (c) => (c.components.schemas.CleDocument.pattern = '^[0-9a-f-]*$'),
      '/components/schemas/DemandeReparateur/properties/refPDFFacture',
      '/components/schemas/DemandeExpert/properties/refPdfExpertise',
      '/components/schemas/DemandeExpert/properties/refPdfHonoraires',
    ],
  },
  'assure-settlement-facts': {
    'an identity of a field that there is not': [
      (c) => (c.components.schemas.DemandeExpert['x-identite'].prestataire = 'idPrestataire'),
      '/components/schemas/DemandeExpert/x-identite',
    ],
    'an identity of a field that may be left out': [
      (c) => (c.components.schemas.DemandeReparateur['x-identite'].type = 'nbrJourVehiculeRemplacement'),
      '/components/schemas/DemandeReparateur/x-identite',
    ],
    'an identity that lacks a role': [
      (c) => delete c.components.schemas.DemandeExpert['x-identite'].reference,
      '/components/schemas/DemandeExpert/x-identite',
    ],
    'another role': [
      (c) => (c.components.schemas.DemandeExpert['x-identite'].date = 'dateFacture'),
      '/components/schemas/DemandeExpert/x-identite/date',
    ],
    'a sum of what is no amount': [
      (c) => (c.components.schemas.DemandeExpert['x-sommes'][1].tva = 'abandonVehicule'),
      '/components/schemas/DemandeExpert/x-sommes/1',
    ],
    'sums without an identity': [
      (c) => delete c.components.schemas.DemandeReparateur['x-identite'],
      '/components/schemas/DemandeReparateur',
    ],
    "the insurer's own data in what is no settlement": [
      (c) => (property(c, 'DepotDocument', 'file')['x-referentiel'] = 'valeur-inconnue'),
      '/components/schemas/DepotDocument',
    ],
  },
  'assure-upload-facts': {
    'a key without': [
      (c) => delete property(c, 'DemandeExpert', 'refPdfExpertise')['x-depot'],
      '/components/schemas/DemandeExpert/properties/refPdfExpertise',
    ],
    'what is no key': [
      (c) => (property(c, 'DemandeExpert', 'numeroSinistre')['x-depot'] = '/expert/upload'),
      '/components/schemas/DemandeExpert/properties/numeroSinistre',
    ],
    'a path at which nothing is uploaded': [
      (c) => (property(c, 'DemandeReparateur', 'refPDFFacture')['x-depot'] = '/reparateur'),
      '/components/schemas/DemandeReparateur/properties/refPDFFacture/x-depot',
    ],
  },
  'assure-reference-facts': {
    'a value of a list': [
      (c) => (property(c, 'DemandeExpert', 'type')['x-referentiel'] = 'valeur-inconnue'),
      '/components/schemas/DemandeExpert/properties/type/x-referentiel',
    ],
    'a code of another status': [
      (c) => (property(c, 'DemandeExpert', 'numeroSinistre')['x-referentiel'] = 'valeur-vide'),
      '/components/schemas/DemandeExpert/properties/numeroSinistre/x-referentiel',
    ],
  },
  'assure-pattern-codes': {
    'a pattern without': [
      (c) => delete property(c, 'DepotDocument', 'fileNameWithExtension')['x-code'],
      '/components/schemas/DepotDocument/properties/fileNameWithExtension',
    ],
    'a code without a pattern': [
      (c) => (property(c, 'DemandeExpert', 'numeroSinistre')['x-code'] = 'valeur-vide'),
      '/components/schemas/DemandeExpert/properties/numeroSinistre',
    ],
    'a code that there is not': [
      (c) => (property(c, 'DepotDocument', 'fileNameWithExtension')['x-code'] = 'nom-invalide'),
      '/components/schemas/DepotDocument/properties/fileNameWithExtension/x-code',
    ],
  },
  'assure-labels': {
    'a field without': [
      (c) => delete property(c, 'DemandeExpert', 'numeroSinistre')['x-libelle'],
      '/components/schemas/DemandeExpert/properties/numeroSinistre',
    ],
    'a language that is not there': [
      (c) => delete property(c, 'DemandeExpert', 'numeroSinistre')['x-libelle'].en,
      '/components/schemas/DemandeExpert/properties/numeroSinistre',
    ],
    "another field's name, but for a small word": [
      (c) => (property(c, 'DemandeExpert', 'numeroSinistre')['x-libelle'].fr = 'Référence facture'),
      '/components/schemas/DemandeExpert/properties/numeroSinistre/x-libelle',
    ],
    "another field's name, but for a word said twice": [
      (c) => (property(c, 'DemandeExpert', 'numeroSinistre')['x-libelle'].fr = 'Référence de la facture, référence'),
      '/components/schemas/DemandeExpert/properties/numeroSinistre/x-libelle',
    ],
  },
  'assure-strict-conditions': {
    'without its rule': [
      (c) => delete condition(c)['x-regle'],
      '/components/schemas/DemandeReparateur/allOf/0',
    ],
    'with a rule that does not exist': [
      (c) => (condition(c)['x-regle'] = 'jours-jamais'),
      '/components/schemas/DemandeReparateur/allOf/0',
    ],
    'without type: object': [
      (c) => delete condition(c).not.type,
      '/components/schemas/DemandeReparateur/allOf/0/not',
    ],
    'without required': [
      (c) => Object.assign(condition(c).not, { required: undefined, properties: undefined }),
      '/components/schemas/DemandeReparateur/allOf/0/not',
    ],
    'required but no property': [
      (c) => delete condition(c).not.properties.nbrJourVehiculeRemplacement,
      '/components/schemas/DemandeReparateur/allOf/0/not/required',
    ],
    'a property but not required': [
      (c) => condition(c).not.required.pop(),
      '/components/schemas/DemandeReparateur/allOf/0/not/properties/nbrJourVehiculeRemplacement',
    ],
    'without a type': [
      (c) => delete condition(c).not.properties.nbrJourVehiculeRemplacement.type,
      '/components/schemas/DemandeReparateur/allOf/0/not/properties/nbrJourVehiculeRemplacement',
    ],
    'with another type': [
      (c) => (condition(c).not.properties.nbrJourVehiculeRemplacement.type = 'boolean'),
      '/components/schemas/DemandeReparateur/allOf/0/not/properties/nbrJourVehiculeRemplacement',
    ],
    'with a value that the property does not have': [
      (c) => (condition(c).not.properties.typeFacture.enum = ['XYZ']),
      '/components/schemas/DemandeReparateur/allOf/0/not/properties/typeFacture/enum',
    ],
    'a loose not inside the not': [
      (c) => delete c.components.schemas.ResultatDepot.allOf[1].not.not.properties.key.type,
      '/components/schemas/ResultatDepot/allOf/1/not/not/properties/key',
    ],
    'beside allOf': [
      (c) => {
        c.components.schemas.DemandeReparateur.not = condition(c).not;
        delete c.components.schemas.DemandeReparateur.allOf;
      },
      '/components/schemas/DemandeReparateur/not',
    ],
    'something else in allOf': [
      (c) => (c.components.schemas.DemandeReparateur.allOf[0].description = 'Une condition.'),
      '/components/schemas/DemandeReparateur/allOf/0/description',
    ],
  },
};

describe('the rules', () => {
  it('are each broken below', () => {
    assert.deepEqual(Object.keys(violations).toSorted(), Object.keys(ownRules).toSorted());
  });

  for (const [rule, ways] of Object.entries(violations)) {
    for (const [way, [breakIt, ...places]] of Object.entries(ways)) {
      it(`${rule}: ${way}`, async () => {
        const found = await ownFindings(broken(breakIt));
        assert.deepEqual([...new Set(found.map((finding) => finding.rule))], [rule], JSON.stringify(found, null, 1));
        assert.deepEqual([...new Set(found.map(({ pointer: at }) => at))].toSorted(), places.toSorted());
      });
    }
  }
});

// What is committed of these, and of the contract, npm run lint finds nothing in.
describe('the rules look also at', () => {
  it("the sandbox's controls: a description that is lost, an example that is lost, a number without a bound", async () => {
    const controls = parse(readFileSync(controlsFile, 'utf8'));
    delete controls.paths['/bac-a-sable/horloge'].put.description;
    delete controls.components.schemas.Etat.properties.heure.example;
    delete controls.components.schemas.Etat.properties.depotsEnErreur.maximum;
    const found = await findings(JSON.stringify(controls), { file: controlsFile, waivers: controlsWaivers });
    assert.deepEqual(found.map(({ rule }) => rule).toSorted(), [
      'assure-example',
      'assure-french-description',
      'operation-description',
      'owasp:api4:2023-integer-limit-legacy',
    ]);
  });

  it("the judge's interface: a description that is lost, an example that is lost, an operation that is open", async () => {
    const judge = parse(readFileSync(judgeFile, 'utf8'));
    delete judge.paths['/juge/sessions/{session}/fin'].post.description;
    delete judge.components.schemas.Session.properties.limite.example;
    judge.paths['/juge/sessions/{session}'].get.security = [];
    const found = await findings(JSON.stringify(judge), { file: judgeFile, waivers: judgeWaivers });
    assert.deepEqual([...new Set(found.map(({ rule }) => rule))].toSorted(), [
      'assure-example',
      'assure-explicit-security',
      'assure-french-description',
      'operation-description',
      'owasp:api2:2023-read-restricted',
    ]);
  });
});

describe('a waiver', () => {
  describe('of a contract that needs some of them no more, and has another address over HTTP and another list', () => {
    let found;
    before(async () => {
      found = await findings(
        broken((c) => {
          property(c, 'Jeton', 'expires_in').maximum = 86400;
          c.components.headers.ReessayerApres.schema.maximum = 86400;
          c.servers.push({ url: 'http://api.lalux.lu', description: 'Production' });
          c.components.schemas.Jeton.properties.verdicts = { ...c.components.schemas.Probleme.properties.errors, example: [] };
        }),
      );
    });

    it('that waives nothing is a finding', () => {
      const unused = found.filter(({ rule }) => rule === 'unused-waiver');
      assert.deepEqual(unused.map(({ message }) => message.match(/(?<=: )[^.]*/)[0]), [
        'owasp:api4:2023-integer-limit-legacy',
        'ibm-integer-attributes',
      ]);
    });

    it('holds for its place alone', () => {
      const others = found.filter(({ rule }) => rule !== 'unused-waiver');
      assert.deepEqual(others.map(({ rule, pointer: at }) => `${rule} ${at}`).toSorted(), [
        'ibm-array-attributes /components/schemas/Jeton/properties/verdicts',
        'ibm-required-array-properties-in-response /components/schemas/Jeton/properties/verdicts',
        'owasp:api8:2023-no-server-http /servers/2/url',
      ]);
    });
  });
});

/** The contract's text after it was broken. */
function broken(breakIt) {
  const contract = JSON.parse(contractText);
  breakIt(contract);
  return JSON.stringify(contract, null, 1);
}

function property(contract, schema, name) {
  return contract.components.schemas[schema].properties[name];
}

function condition(contract) {
  return contract.components.schemas.DemandeReparateur.allOf[0];
}

function flow(contract, scheme) {
  return Object.values(contract.components.securitySchemes[scheme].flows)[0];
}

function rename(map, from, to) {
  map[to] = map[from];
  delete map[from];
}

function* everywhere(node, wanted) {
  if (node === null || typeof node !== 'object') return;
  if (wanted(node)) yield node;
  for (const value of Object.values(node)) yield* everywhere(value, wanted);
}

function pointer(...keys) {
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

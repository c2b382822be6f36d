// What the generated TypeScript client writes and reads, to the byte.

import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';

import {
    Configuration,
    DocumentApi,
    ExpertApi,
    ReparateurApi,
    ResponseError,
    StatutDepot,
    TokenApi,
    TypeAutorisation,
    TypeFacture,
    TypePiece,
    TypeReponse,
    type DemandeExpert,
    type DemandeReparateur,
} from '../../../target/clients/typescript/src/index.js';

const KEY = 'ca99a62c-ba91-4d5f-8c1e-35d82c54cd68.pdf';

// Type-checked: an amount is a string, a date too, and only the days may be left out.
const REPAIR: DemandeReparateur = {
    idPrestataire: 'XA1234',
    referenceFacture: 'F-1',
    dateFacture: '2026-03-05',
    numeroSinistre: 'S-2026-118',
    referenceInterneLalux: 'Pièce n° 5521',
    immatriculationVehicule: 'AB1234',
    numeroChassisVehicule: 'WVWZZZ1JZXW000001',
    type: TypePiece.F,
    typeFacture: TypeFacture.Rep,
    factureHT: '1000',
    factureTVA: '170.50',
    factureTTC: '1170.50',
    refPDFFacture: KEY,
};

const EXPERTISE: DemandeExpert = {
    idExpert: 'XT5678',
    referenceFacture: 'E-1',
    dateFacture: '2026-04-14',
    numeroSinistre: 'S-2026-204',
    referenceInterneLalux: 'EXP-88012',
    immatriculationVehicule: 'CD5678',
    numeroChassisVehicule: 'VF1RFB00X57000001',
    type: TypePiece.N,
    honorairesHT: '310',
    honorairesTVA: '52.70',
    honorairesTTC: '362.70',
    prejudiceHT: '0',
    prejudiceTVA: '0',
    prejudiceTTC: '0',
    abandonVehicule: false,
    refPdfHonoraires: KEY,
    refPdfExpertise: KEY,
};

interface Received {
    method: string | undefined;
    url: string | undefined;
    headers: IncomingHttpHeaders;
    body: string;
}

async function answering(
    t: TestContext,
    status: number,
    headers: Record<string, string> = {},
    body = '',
): Promise<{ basePath: string; received: Received[] }> {
    const received: Received[] = [];
    const server = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
            received.push({
                method: request.method,
                url: request.url,
                headers: request.headers,
                body: Buffer.concat(chunks).toString('utf8'),
            });
            response.writeHead(status, headers).end(body);
        });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => {
        server.closeAllConnections();
        server.close();
    });
    return { basePath: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

test("a repairer's request is written exactly, and accepted without a body", async (t) => {
    const { basePath, received } = await answering(t, 202);
    const api = new ReparateurApi(new Configuration({ basePath, accessToken: 'Bearer un-jeton' }));

    await api.demanderReglementReparateur({ demandeReparateur: REPAIR });

    const [request] = received;
    assert.equal(request?.method, 'PUT');
    assert.equal(request?.url, '/reparateur');
    assert.equal(request?.headers['content-type'], 'application/json');
    assert.equal(request?.headers.authorization, 'Bearer un-jeton');
    assert.equal(request?.body, JSON.stringify(REPAIR));
});

test('the days of a replacement vehicle are a number, 0 included', async (t) => {
    const { basePath, received } = await answering(t, 202);
    const days: DemandeReparateur = { ...REPAIR, typeFacture: TypeFacture.Vhr, nbrJourVehiculeRemplacement: 0 };

    await new ReparateurApi(new Configuration({ basePath })).demanderReglementReparateur({ demandeReparateur: days });

    assert.deepEqual(JSON.parse(received[0]?.body ?? ''), days);
});

test("an expert's request is written exactly", async (t) => {
    const { basePath, received } = await answering(t, 202);

    await new ExpertApi(new Configuration({ basePath })).demanderReglementExpert({ demandeExpert: EXPERTISE });

    assert.equal(received[0]?.url, '/expert');
    assert.equal(received[0]?.body, JSON.stringify(EXPERTISE));
});

test('a refused file is a typed answer; an answer may have gained fields', async (t) => {
    const { basePath, received } = await answering(
        t,
        200,
        { 'Content-Type': 'application/json' },
        '{"status":"Infected","nouveau":{"a":[1]}}',
    );

    const result = await new DocumentApi(new Configuration({ basePath })).deposerDocumentReparateur({
        depotDocument: { fileNameWithExtension: 'pièce.pdf', file: 'JVBERi0xLjQKJSVFT0YK' },
    });

    assert.equal(received[0]?.url, '/reparateur/upload');
    assert.equal(received[0]?.body, '{"fileNameWithExtension":"pièce.pdf","file":"JVBERi0xLjQKJSVFT0YK"}');
    assert.equal(result.status, StatutDepot.Infected);
    assert.equal(result.key, undefined);
});

test('a token is asked for by a form and HTTP Basic', async (t) => {
    const { basePath, received } = await answering(
        t,
        200,
        { 'Content-Type': 'application/json' },
        '{"token_type":"bearer","access_token":"un-jeton","expires_in":3600,"scope":"/expert /expert/upload"}',
    );

    const token = await new TokenApi(
        new Configuration({ basePath, username: 'expert', password: 'secret' }),
    ).obtenirJeton({ grantType: TypeAutorisation.ClientCredentials, scope: '/expert /expert/upload' });

    assert.equal(received[0]?.url, '/token');
    assert.match(received[0]?.headers['content-type'] ?? '', /^application\/x-www-form-urlencoded/);
    assert.equal(received[0]?.headers.authorization, `Basic ${Buffer.from('expert:secret').toString('base64')}`);
    assert.equal(received[0]?.body, 'grant_type=client_credentials&scope=%2Fexpert+%2Fexpert%2Fupload');
    assert.equal(token.accessToken, 'un-jeton');
    assert.equal(token.expiresIn, 3600);
});

test('the implicit grant is a redirection that must not be followed', async (t) => {
    const { basePath, received } = await answering(t, 303, {
        Location: 'http://localhost:3000/callback#access_token=un-jeton&state=abc',
    });
    const api = new TokenApi(new Configuration({ basePath, username: 'personne', password: 'mot de passe' }));

    const refusal = await api
        .autoriser(
            {
                responseType: TypeReponse.Token,
                clientId: 'expert-app',
                redirectUri: 'http://localhost:3000/callback',
                scope: '/expert /expert/upload',
                state: 'abc',
            },
            { redirect: 'manual' },
        )
        .catch((error: unknown) => error);

    assert.ok(refusal instanceof ResponseError);
    assert.equal(refusal.response.status, 303);
    assert.match(refusal.response.headers.get('location') ?? '', /#access_token=un-jeton&state=abc$/);
    assert.equal(received.length, 1);
    assert.match(received[0]?.url ?? '', /^\/authen\?response_type=token&client_id=expert-app&/);
});

test('a refusal carries every fault', async (t) => {
    const faults = [
        { pointer: '/factureHT', code: 'montant-invalide', detail: 'é' },
        { pointer: '/type', code: 'champ-obligatoire', detail: 'b' },
    ];
    const { basePath } = await answering(
        t,
        400,
        { 'Content-Type': 'application/problem+json' },
        JSON.stringify({ type: 'urn:assure:probleme:champs-invalides', title: 't', status: 400, errors: faults }),
    );

    const refusal = await new ReparateurApi(new Configuration({ basePath }))
        .demanderReglementReparateur({ demandeReparateur: REPAIR })
        .catch((error: unknown) => error);

    assert.ok(refusal instanceof ResponseError);
    assert.equal(refusal.response.status, 400);
    assert.deepEqual((await refusal.response.json()).errors, faults);
});

// Goes through the cases of round-trips.json with the generated client and writes, one line a case, what it has read:
// node roundtrip.js CASES http://localhost:PORT

import { readFileSync } from 'node:fs';

import {
    Configuration,
    DemandeExpertFromJSON,
    DemandeReparateurFromJSON,
    DepotDocumentFromJSON,
    DocumentApi,
    ErreurOAuth2FromJSON,
    ExpertApi,
    ProblemeFromJSON,
    ReparateurApi,
    ResponseError,
    TokenApi,
    TypeAutorisation,
    instanceOfErreurOAuth2,
    instanceOfProbleme,
    type ResultatDepot,
} from '@lalux/assure-client';

interface RoundTrip {
    cas: string;
    operation: string;
    requete: Record<string, unknown>;
}

async function call(basePath: string, { operation, requete }: RoundTrip): Promise<object> {
    const configuration = new Configuration({ basePath, accessToken: 'Bearer un-jeton' });
    switch (operation) {
        case 'obtenirJeton': {
            const token = await new TokenApi(
                new Configuration({ basePath, username: 'client', password: 'secret' }),
            ).obtenirJeton({ grantType: TypeAutorisation.ClientCredentials, scope: String(requete.scope) });
            return {
                access_token: token.accessToken,
                token_type: token.tokenType,
                expires_in: token.expiresIn,
                scope: token.scope,
            };
        }
        case 'deposerDocumentReparateur':
            return upload(
                await new DocumentApi(configuration).deposerDocumentReparateur({
                    depotDocument: DepotDocumentFromJSON(requete),
                }),
            );
        case 'deposerDocumentExpert':
            return upload(
                await new DocumentApi(configuration).deposerDocumentExpert({
                    depotDocument: DepotDocumentFromJSON(requete),
                }),
            );
        case 'demanderReglementReparateur': {
            const { raw } = await new ReparateurApi(configuration).demanderReglementReparateurRaw({
                demandeReparateur: DemandeReparateurFromJSON(requete),
            });
            return { code: raw.status };
        }
        case 'demanderReglementExpert': {
            const { raw } = await new ExpertApi(configuration).demanderReglementExpertRaw({
                demandeExpert: DemandeExpertFromJSON(requete),
            });
            return { code: raw.status };
        }
        default:
            throw new Error(operation);
    }
}

function upload({ status, key }: ResultatDepot): object {
    return { status, key };
}

async function refusal(error: unknown): Promise<object> {
    if (error instanceof ResponseError) {
        const body: object = await error.response.json();
        if (instanceOfProbleme(body)) {
            const { status, type, title, errors } = ProblemeFromJSON(body);
            return {
                code: status,
                type,
                title,
                errors: errors?.map(({ pointer, code, detail }) => ({ pointer, code, detail })),
            };
        }
        if (instanceOfErreurOAuth2(body)) {
            const { error: code, errorDescription } = ErreurOAuth2FromJSON(body);
            return { error: code, error_description: errorDescription };
        }
    }
    return { panne: String(error) };
}

const [file, base] = process.argv.slice(2);
for (const one of JSON.parse(readFileSync(file ?? '', 'utf8')) as RoundTrip[]) {
    const read = await call(`${base}/${one.cas}`, one).catch(refusal);
    console.log(JSON.stringify({ cas: one.cas, ...read }));
}

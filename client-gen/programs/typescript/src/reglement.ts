// Token, upload, settlement, with the generated TypeScript client.
//
//     node dist/reglement.js reparateur DEMANDE.json
//     node dist/reglement.js expert DEMANDE.json
//
// The request is the contract's JSON; where a file's key belongs it has the name of a file beside it. The program reads ASSURE_CLIENT_ID and ASSURE_CLIENT_SECRET; ASSURE_ADRESSE and ASSURE_ADRESSE_JETONS lead it elsewhere than to this machine's sandbox.

import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import {
    Configuration,
    DocumentApi,
    ExpertApi,
    FetchError,
    ReparateurApi,
    ResponseError,
    StatutDepot,
    TokenApi,
    TypeAutorisation,
    instanceOfErreurOAuth2,
    instanceOfProbleme,
    DemandeExpertFromJSON,
    DemandeReparateurFromJSON,
    ErreurOAuth2FromJSON,
    ProblemeFromJSON,
    type DepotDocument,
    type ResultatDepot,
} from '@lalux/assure-client';

import { surAccord } from './sur-accord.js';

const API = process.env.ASSURE_ADRESSE ?? 'http://localhost:8080';
const JETONS = process.env.ASSURE_ADRESSE_JETONS ?? API;

const USAGE = 'Usage : reglement (reparateur|expert) DEMANDE.json';

/** A file that is not kept: an answer with another status, without a key. */
class DepotRefuse extends Error {}

/** fetch waits for ever unless it is told not to. */
const limite: typeof fetch = (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(60_000) });

async function jeton(scope: string): Promise<string> {
    // RFC 6749, section 2.3.1: both are encoded as in a form before they are put together.
    const api = new TokenApi(
        new Configuration({
            basePath: JETONS,
            username: encodeURIComponent(process.env.ASSURE_CLIENT_ID ?? ''),
            password: encodeURIComponent(process.env.ASSURE_CLIENT_SECRET ?? ''),
            fetchApi: limite,
        }),
    );
    const recu = await api.obtenirJeton({ grantType: TypeAutorisation.ClientCredentials, scope });
    return recu.accessToken;
}

/** Both with one token: what uploads, and what asks for a settlement. */
async function configurations(scope: string): Promise<[depots: Configuration, demandes: Configuration]> {
    const acces = { basePath: API, accessToken: `Bearer ${await jeton(scope)}` };
    return [new Configuration({ ...acces, fetchApi: surAccord }), new Configuration({ ...acces, fetchApi: limite })];
}

type Envoi = (parametres: { depotDocument: DepotDocument }) => Promise<ResultatDepot>;

async function deposer(fichier: string, envoi: Envoi): Promise<string> {
    const depot = await envoi({
        depotDocument: {
            fileNameWithExtension: basename(fichier),
            file: await readFile(fichier, 'base64'),
        },
    });
    if (depot.status !== StatutDepot.Verified || depot.key === undefined) {
        throw new DepotRefuse(`${basename(fichier)} : ${depot.status}`);
    }
    console.log(depot.status, depot.key);
    return depot.key;
}

/** The request's fields, each file uploaded and its key in the place of its name. */
async function lire(demande: string, envoi: Envoi, ...cles: string[]): Promise<Record<string, unknown>> {
    const champs = JSON.parse(await readFile(demande, 'utf8')) as Record<string, unknown>;
    for (const cle of cles) {
        champs[cle] = await deposer(join(dirname(demande), String(champs[cle])), envoi);
    }
    return champs;
}

async function reparateur(demande: string): Promise<void> {
    const [depots, demandes] = await configurations('/reparateur /reparateur/upload');
    const documents = new DocumentApi(depots);
    const champs = await lire(demande, (parametres) => documents.deposerDocumentReparateur(parametres), 'refPDFFacture');

    const { raw } = await new ReparateurApi(demandes).demanderReglementReparateurRaw({
        demandeReparateur: DemandeReparateurFromJSON(champs),
    });
    console.log(raw.status);
}

async function expert(demande: string): Promise<void> {
    const [depots, demandes] = await configurations('/expert /expert/upload');
    const documents = new DocumentApi(depots);
    const champs = await lire(
        demande,
        (parametres) => documents.deposerDocumentExpert(parametres),
        'refPdfHonoraires',
        'refPdfExpertise',
    );

    const { raw } = await new ExpertApi(demandes).demanderReglementExpertRaw({
        demandeExpert: DemandeExpertFromJSON(champs),
    });
    console.log(raw.status);
}

/** What was refused, and every fault with its place. */
async function expliquer(refus: ResponseError): Promise<string> {
    const corps: unknown = await refus.response.json().catch(() => undefined);
    if (typeof corps === 'object' && corps !== null) {
        if (instanceOfProbleme(corps)) {
            const probleme = ProblemeFromJSON(corps);
            const fautes = (probleme.errors ?? []).map((faute) => `${faute.pointer} : ${faute.detail}`);
            return [`${probleme.status} ${probleme.title}`, ...fautes].join('\n');
        }
        if (instanceOfErreurOAuth2(corps)) {
            const erreur = ErreurOAuth2FromJSON(corps);
            return `${erreur.error} ${erreur.errorDescription ?? ''}`;
        }
    }
    return `${refus.response.status} ${refus.response.statusText}`;
}

async function main(parametres: string[]): Promise<number> {
    const [fonction, demande] = parametres;
    try {
        if (fonction === 'reparateur' && demande && parametres.length === 2) {
            await reparateur(demande);
        } else if (fonction === 'expert' && demande && parametres.length === 2) {
            await expert(demande);
        } else {
            console.error(USAGE);
            return 2;
        }
        return 0;
    } catch (erreur) {
        if (erreur instanceof ResponseError) {
            console.error(await expliquer(erreur));
            return 1;
        }
        if (erreur instanceof DepotRefuse) {
            console.error(erreur.message);
            return 1;
        }
        if (erreur instanceof SyntaxError) {
            console.error(erreur.message);
            return 2;
        }
        if (erreur instanceof FetchError) {
            // No answer, so that nobody knows: the same request again, with the same key, is the same one.
            console.error(`${erreur.message} (${String(erreur.cause)})`);
            return 3;
        }
        throw erreur;
    }
}

process.exitCode = await main(process.argv.slice(2));

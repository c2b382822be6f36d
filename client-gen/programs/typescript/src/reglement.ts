// Token, upload, settlement, with the generated TypeScript client.
//
//     node dist/reglement.js reparateur FACTURE.pdf REFERENCE HT TVA TTC
//     node dist/reglement.js expert MEMOIRE.pdf RAPPORT.pdf REFERENCE HT TVA TTC PREJUDICE_HT PREJUDICE_TVA PREJUDICE_TTC
//
// It reads ASSURE_CLIENT_ID and ASSURE_CLIENT_SECRET; ASSURE_API and ASSURE_JETONS lead it elsewhere than to production.

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

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
    TypeFacture,
    TypePiece,
    instanceOfErreurOAuth2,
    instanceOfProbleme,
    ErreurOAuth2FromJSON,
    ProblemeFromJSON,
    type DepotDocument,
    type ResultatDepot,
} from '@lalux/assure-client';

const API = process.env.ASSURE_API ?? 'https://api.lalux.lu';
const JETONS = process.env.ASSURE_JETONS ?? 'https://wts.lalux.lu';

const USAGE = `Usage : reglement reparateur FACTURE.pdf REFERENCE HT TVA TTC
        reglement expert MEMOIRE.pdf RAPPORT.pdf REFERENCE HT TVA TTC PREJUDICE_HT PREJUDICE_TVA PREJUDICE_TTC`;

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

async function configuration(scope: string): Promise<Configuration> {
    return new Configuration({ basePath: API, accessToken: `Bearer ${await jeton(scope)}`, fetchApi: limite });
}

async function deposer(
    fichier: string,
    envoi: (parametres: { depotDocument: DepotDocument }) => Promise<ResultatDepot>,
): Promise<string> {
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

async function reparateur(facture: string, reference: string, ht: string, tva: string, ttc: string): Promise<void> {
    const acces = await configuration('/reparateur /reparateur/upload');
    const documents = new DocumentApi(acces);
    const cle = await deposer(facture, (parametres) => documents.deposerDocumentReparateur(parametres));

    const { raw } = await new ReparateurApi(acces).demanderReglementReparateurRaw({
        demandeReparateur: {
            idPrestataire: 'XA1234',
            referenceFacture: reference,
            dateFacture: '2026-03-05',
            numeroSinistre: 'S-2026-118',
            referenceInterneLalux: 'Pièce n° 5521',
            immatriculationVehicule: 'AB1234',
            numeroChassisVehicule: 'WVWZZZ1JZXW000001',
            type: TypePiece.F,
            typeFacture: TypeFacture.Rep,
            factureHT: ht,
            factureTVA: tva,
            factureTTC: ttc,
            refPDFFacture: cle,
        },
    });
    console.log(raw.status);
}

async function expert(
    memoire: string,
    rapport: string,
    reference: string,
    honoraires: { ht: string; tva: string; ttc: string },
    prejudice: { ht: string; tva: string; ttc: string },
): Promise<void> {
    const acces = await configuration('/expert /expert/upload');
    const documents = new DocumentApi(acces);
    const cleMemoire = await deposer(memoire, (parametres) => documents.deposerDocumentExpert(parametres));
    const cleRapport = await deposer(rapport, (parametres) => documents.deposerDocumentExpert(parametres));

    const { raw } = await new ExpertApi(acces).demanderReglementExpertRaw({
        demandeExpert: {
            idExpert: 'XT5678',
            referenceFacture: reference,
            dateFacture: '2026-04-14',
            numeroSinistre: 'S-2026-204',
            referenceInterneLalux: 'EXP-88012',
            immatriculationVehicule: 'CD5678',
            numeroChassisVehicule: 'VF1RFB00X57000001',
            type: TypePiece.F,
            honorairesHT: honoraires.ht,
            honorairesTVA: honoraires.tva,
            honorairesTTC: honoraires.ttc,
            prejudiceHT: prejudice.ht,
            prejudiceTVA: prejudice.tva,
            prejudiceTTC: prejudice.ttc,
            abandonVehicule: false,
            refPdfHonoraires: cleMemoire,
            refPdfExpertise: cleRapport,
        },
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
    const [fonction, a, b, c, d, e, f, g, h, i] = parametres;
    try {
        if (fonction === 'reparateur' && a && b && c && d && e && parametres.length === 6) {
            await reparateur(a, b, c, d, e);
        } else if (fonction === 'expert' && a && b && c && d && e && f && g && h && i && parametres.length === 10) {
            await expert(a, b, c, { ht: d, tva: e, ttc: f }, { ht: g, tva: h, ttc: i });
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
        if (erreur instanceof FetchError) {
            // No answer, so that nobody knows: the same request again, with the same key, is the same one.
            console.error(`${erreur.message} (${String(erreur.cause)})`);
            return 3;
        }
        throw erreur;
    }
}

process.exitCode = await main(process.argv.slice(2));

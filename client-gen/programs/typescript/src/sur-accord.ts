import { request as requeteHttp } from 'node:http';
import { request as requeteHttps } from 'node:https';

const DELAI = 60_000;

/** So long the server may take to say that it wants the file; who knows no `Expect` says nothing. */
const PATIENCE = 1_000;

/**
 * Node's fetch loses an answer that comes while it still writes, if the connection ends with it: a refusal would look like a cut.
 * An upload asks before it writes (`Expect: 100-continue`), which fetch cannot.
 */
export const surAccord: typeof fetch = (input, init) =>
    new Promise((resolve, reject) => {
        const adresse = new URL(String(input));
        const corps = Buffer.from(String(init?.body));
        const requete = (adresse.protocol === 'https:' ? requeteHttps : requeteHttp)(adresse, {
            method: init?.method,
            headers: {
                ...Object.fromEntries(new Headers(init?.headers)),
                'Content-Length': corps.length,
                Expect: '100-continue',
            },
            signal: AbortSignal.timeout(DELAI),
        });
        const ecrire = () => requete.end(corps);
        const attente = setTimeout(ecrire, PATIENCE);
        const assez = () => clearTimeout(attente);
        requete.once('continue', assez).once('continue', ecrire).once('response', assez).once('close', assez);
        requete.once('error', reject);
        requete.once('response', (reponse) => {
            const morceaux: Buffer[] = [];
            reponse.on('data', (morceau: Buffer) => morceaux.push(morceau));
            reponse.once('error', reject);
            reponse.once('end', () => {
                resolve(
                    new Response(Buffer.concat(morceaux), {
                        status: reponse.statusCode,
                        headers: { 'Content-Type': reponse.headers['content-type'] ?? '' },
                    }),
                );
                // Whoever has answered without the file does not get it.
                if (!requete.writableEnded) {
                    requete.destroy();
                }
            });
        });
        requete.flushHeaders();
    });

<?php

/*
 * Token, upload, settlement, with the generated PHP client.
 *
 *     php reglement.php reparateur FACTURE.pdf REFERENCE HT TVA TTC
 *     php reglement.php expert MEMOIRE.pdf RAPPORT.pdf REFERENCE HT TVA TTC PREJUDICE_HT PREJUDICE_TVA PREJUDICE_TTC
 *
 * It reads ASSURE_CLIENT_ID and ASSURE_CLIENT_SECRET; ASSURE_API and ASSURE_JETONS lead it elsewhere than to production.
 */

declare(strict_types=1);

use GuzzleHttp\Client;
use GuzzleHttp\ClientInterface;
use GuzzleHttp\HandlerStack;
use GuzzleHttp\Middleware;
use GuzzleHttp\Psr7\Uri;
use Lalux\Assure\Api\DocumentApi;
use Lalux\Assure\Api\ExpertApi;
use Lalux\Assure\Api\ReparateurApi;
use Lalux\Assure\Api\TokenApi;
use Lalux\Assure\ApiException;
use Lalux\Assure\Configuration;
use Lalux\Assure\Model\DemandeExpert;
use Lalux\Assure\Model\DemandeReparateur;
use Lalux\Assure\Model\DepotDocument;
use Lalux\Assure\Model\ErreurOAuth2;
use Lalux\Assure\Model\Probleme;
use Lalux\Assure\Model\StatutDepot;
use Lalux\Assure\Model\TypeAutorisation;
use Lalux\Assure\Model\TypeFacture;
use Lalux\Assure\Model\TypePiece;
use Psr\Http\Message\RequestInterface;

require __DIR__ . '/vendor/autoload.php';

const DELAI = 60;

/** A file that is not kept: an answer with another status, without a key. */
final class DepotRefuse extends RuntimeException
{
}

/** TokenApi knows the contract's addresses alone (production; http://localhost:8080 as host index 1): any other is Guzzle's to set. */
function clientDesJetons(?string $adresse): ClientInterface
{
    $pile = HandlerStack::create();
    if ($adresse !== null) {
        $base = new Uri($adresse);
        $pile->push(Middleware::mapRequest(static fn (RequestInterface $requete): RequestInterface => $requete->withUri(
            $base->withPath(rtrim($base->getPath(), '/') . $requete->getUri()->getPath())
                ->withQuery($requete->getUri()->getQuery())
        )));
    }

    return new Client(['handler' => $pile, 'timeout' => DELAI]);
}

function jeton(string $portees): string
{
    // RFC 6749, section 2.3.1: both are encoded as in a form before they are put together.
    $identite = (new Configuration())
        ->setUsername(urlencode((string) getenv('ASSURE_CLIENT_ID')))
        ->setPassword(urlencode((string) getenv('ASSURE_CLIENT_SECRET')));
    $api = new TokenApi(clientDesJetons(getenv('ASSURE_JETONS') ?: null), $identite);

    return $api->obtenirJeton(TypeAutorisation::CLIENT_CREDENTIALS, $portees)->getAccessToken();
}

function configuration(string $jeton): Configuration
{
    $configuration = (new Configuration())->setAccessToken($jeton);
    $adresse = getenv('ASSURE_API');

    return $adresse ? $configuration->setHost($adresse) : $configuration;
}

/** @param callable(DepotDocument): \Lalux\Assure\Model\ResultatDepot $envoi */
function deposer(string $fichier, callable $envoi): string
{
    $depot = $envoi(new DepotDocument([
        'file_name_with_extension' => basename($fichier),
        'file' => base64_encode(file_get_contents($fichier)),
    ]));
    if ($depot->getStatus() !== StatutDepot::VERIFIED) {
        throw new DepotRefuse(basename($fichier) . ' : ' . $depot->getStatus());
    }
    echo $depot->getStatus(), ' ', $depot->getKey(), PHP_EOL;

    return $depot->getKey();
}

function reparateur(string $facture, string $reference, string $ht, string $tva, string $ttc): void
{
    $client = new Client(['timeout' => DELAI]);
    $configuration = configuration(jeton('/reparateur /reparateur/upload'));
    $cle = deposer($facture, (new DocumentApi($client, $configuration))->deposerDocumentReparateur(...));

    [, $code] = (new ReparateurApi($client, $configuration))->demanderReglementReparateurWithHttpInfo(new DemandeReparateur([
        'id_prestataire' => 'XA1234',
        'reference_facture' => $reference,
        'date_facture' => new DateTime('2026-03-05'),
        'numero_sinistre' => 'S-2026-118',
        'reference_interne_lalux' => 'Pièce n° 5521',
        'immatriculation_vehicule' => 'AB1234',
        'numero_chassis_vehicule' => 'WVWZZZ1JZXW000001',
        'type' => TypePiece::F,
        'type_facture' => TypeFacture::REP,
        'facture_ht' => $ht,
        'facture_tva' => $tva,
        'facture_ttc' => $ttc,
        'ref_pdf_facture' => $cle,
    ]));
    echo $code, PHP_EOL;
}

function expert(
    string $memoire,
    string $rapport,
    string $reference,
    string $ht,
    string $tva,
    string $ttc,
    string $prejudiceHT,
    string $prejudiceTVA,
    string $prejudiceTTC,
): void {
    $client = new Client(['timeout' => DELAI]);
    $configuration = configuration(jeton('/expert /expert/upload'));
    $envoi = (new DocumentApi($client, $configuration))->deposerDocumentExpert(...);
    $cleMemoire = deposer($memoire, $envoi);
    $cleRapport = deposer($rapport, $envoi);

    [, $code] = (new ExpertApi($client, $configuration))->demanderReglementExpertWithHttpInfo(new DemandeExpert([
        'id_expert' => 'XT5678',
        'reference_facture' => $reference,
        'date_facture' => new DateTime('2026-04-14'),
        'numero_sinistre' => 'S-2026-204',
        'reference_interne_lalux' => 'EXP-88012',
        'immatriculation_vehicule' => 'CD5678',
        'numero_chassis_vehicule' => 'VF1RFB00X57000001',
        'type' => TypePiece::F,
        'honoraires_ht' => $ht,
        'honoraires_tva' => $tva,
        'honoraires_ttc' => $ttc,
        'prejudice_ht' => $prejudiceHT,
        'prejudice_tva' => $prejudiceTVA,
        'prejudice_ttc' => $prejudiceTTC,
        'abandon_vehicule' => false,
        'ref_pdf_honoraires' => $cleMemoire,
        'ref_pdf_expertise' => $cleRapport,
    ]));
    echo $code, PHP_EOL;
}

/** What was refused, and every fault with its place. */
function expliquer(ApiException $refus): string
{
    $corps = $refus->getResponseObject();
    if ($corps instanceof Probleme) {
        $lignes = ["{$corps->getStatus()} {$corps->getTitle()}"];
        foreach ($corps->getErrors() ?? [] as $faute) {
            $lignes[] = "{$faute->getPointer()} : {$faute->getDetail()}";
        }

        return implode(PHP_EOL, $lignes);
    }
    if ($corps instanceof ErreurOAuth2) {
        return "{$corps->getError()} {$corps->getErrorDescription()}";
    }

    return $refus->getMessage();
}

$parametres = array_slice($argv, 2);
try {
    match ([$argv[1] ?? null, count($parametres)]) {
        ['reparateur', 5] => reparateur(...$parametres),
        ['expert', 9] => expert(...$parametres),
        default => throw new InvalidArgumentException(<<<'USAGE'
            Usage : reglement.php reparateur FACTURE.pdf REFERENCE HT TVA TTC
                    reglement.php expert MEMOIRE.pdf RAPPORT.pdf REFERENCE HT TVA TTC PREJUDICE_HT PREJUDICE_TVA PREJUDICE_TTC
            USAGE),
    };
} catch (ApiException $refus) {
    fwrite(STDERR, expliquer($refus) . PHP_EOL);
    exit(1);
} catch (DepotRefuse $refus) {
    fwrite(STDERR, $refus->getMessage() . PHP_EOL);
    exit(1);
} catch (InvalidArgumentException $faute) {
    // Also what the client itself finds wrong before anything is sent.
    fwrite(STDERR, $faute->getMessage() . PHP_EOL);
    exit(2);
}

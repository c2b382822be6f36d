<?php

/*
 * Token, upload, settlement, with the generated PHP client.
 *
 *     php reglement.php reparateur DEMANDE.json
 *     php reglement.php expert DEMANDE.json
 *
 * The request is the contract's JSON; where a file's key belongs it has the name of a file beside it. The program reads ASSURE_CLIENT_ID and ASSURE_CLIENT_SECRET; ASSURE_ADRESSE and ASSURE_ADRESSE_JETONS lead it elsewhere than to this machine's sandbox.
 */

declare(strict_types=1);

use GuzzleHttp\Client;
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
use Lalux\Assure\ObjectSerializer;

require __DIR__ . '/vendor/autoload.php';

const DELAI = 60;

/** A file that is not kept: an answer with another status, without a key. */
final class DepotRefuse extends RuntimeException
{
}

/** TokenApi knows the contract's addresses alone. */
final class Jetons extends TokenApi
{
    protected function getHostSettingsForobtenirJeton(): array
    {
        return [['url' => getenv('ASSURE_ADRESSE_JETONS') ?: adresse()]];
    }
}

function jeton(string $portees): string
{
    // RFC 6749, section 2.3.1: both are encoded as in a form before they are put together.
    $identite = (new Configuration())
        ->setUsername(urlencode((string) getenv('ASSURE_CLIENT_ID')))
        ->setPassword(urlencode((string) getenv('ASSURE_CLIENT_SECRET')));
    $api = new Jetons(new Client(['timeout' => DELAI]), $identite);

    return $api->obtenirJeton(TypeAutorisation::CLIENT_CREDENTIALS, $portees)->getAccessToken();
}

function configuration(string $jeton): Configuration
{
    return (new Configuration())->setAccessToken($jeton)->setHost(adresse());
}

function adresse(): string
{
    return getenv('ASSURE_ADRESSE') ?: 'http://localhost:8080';
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

/**
 * The request, each file uploaded and its key in the place of its name.
 *
 * @template T
 * @param class-string<T> $modele
 * @return T
 */
function lire(string $demande, callable $envoi, string $modele, string ...$cles): object
{
    $champs = json_decode(file_get_contents($demande), false, 512, JSON_THROW_ON_ERROR);
    foreach ($cles as $cle) {
        $champs->$cle = deposer(dirname($demande) . '/' . $champs->$cle, $envoi);
    }

    return ObjectSerializer::deserialize($champs, $modele);
}

function reparateur(string $demande): void
{
    $client = new Client(['timeout' => DELAI]);
    $configuration = configuration(jeton('/reparateur /reparateur/upload'));
    $envoi = (new DocumentApi($client, $configuration))->deposerDocumentReparateur(...);

    [, $code] = (new ReparateurApi($client, $configuration))->demanderReglementReparateurWithHttpInfo(
        lire($demande, $envoi, DemandeReparateur::class, 'refPDFFacture')
    );
    echo $code, PHP_EOL;
}

function expert(string $demande): void
{
    $client = new Client(['timeout' => DELAI]);
    $configuration = configuration(jeton('/expert /expert/upload'));
    $envoi = (new DocumentApi($client, $configuration))->deposerDocumentExpert(...);

    [, $code] = (new ExpertApi($client, $configuration))->demanderReglementExpertWithHttpInfo(
        lire($demande, $envoi, DemandeExpert::class, 'refPdfHonoraires', 'refPdfExpertise')
    );
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
        ['reparateur', 1] => reparateur(...$parametres),
        ['expert', 1] => expert(...$parametres),
        default => throw new InvalidArgumentException('Usage : reglement.php (reparateur|expert) DEMANDE.json'),
    };
} catch (ApiException $refus) {
    fwrite(STDERR, expliquer($refus) . PHP_EOL);
    exit(1);
} catch (DepotRefuse $refus) {
    fwrite(STDERR, $refus->getMessage() . PHP_EOL);
    exit(1);
} catch (InvalidArgumentException | JsonException $faute) {
    // No JSON, or what the client itself finds wrong before the request is sent.
    fwrite(STDERR, $faute->getMessage() . PHP_EOL);
    exit(2);
}

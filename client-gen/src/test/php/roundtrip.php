<?php

/*
 * Goes through the cases of round-trips.json with the generated client and writes, one line a case, what it has read:
 * php roundtrip.php CASES http://localhost:PORT
 */

declare(strict_types=1);

use GuzzleHttp\Client;
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
use Lalux\Assure\Model\ResultatDepot;
use Lalux\Assure\Model\TypeAutorisation;
use Lalux\Assure\ObjectSerializer;

require __DIR__ . '/vendor/autoload.php';

function call(string $base, string $operation, stdClass $request): array
{
    $client = new Client();
    $configuration = (new Configuration())->setHost($base)->setAccessToken('un-jeton');
    switch ($operation) {
        case 'obtenirJeton':
            $stack = HandlerStack::create();
            $stack->push(Middleware::mapRequest(static fn ($sent) => $sent->withUri(new Uri($base . $sent->getUri()->getPath()))));
            $identity = (new Configuration())->setUsername('client')->setPassword('secret');
            $token = (new TokenApi(new Client(['handler' => $stack]), $identity))
                ->obtenirJeton(TypeAutorisation::CLIENT_CREDENTIALS, $request->scope);

            return [
                'access_token' => $token->getAccessToken(),
                'token_type' => $token->getTokenType(),
                'expires_in' => $token->getExpiresIn(),
                'scope' => $token->getScope(),
            ];
        case 'deposerDocumentReparateur':
            return upload((new DocumentApi($client, $configuration))->deposerDocumentReparateur(model($request, DepotDocument::class)));
        case 'deposerDocumentExpert':
            return upload((new DocumentApi($client, $configuration))->deposerDocumentExpert(model($request, DepotDocument::class)));
        case 'demanderReglementReparateur':
            [, $code] = (new ReparateurApi($client, $configuration))
                ->demanderReglementReparateurWithHttpInfo(model($request, DemandeReparateur::class));

            return ['code' => $code];
        case 'demanderReglementExpert':
            [, $code] = (new ExpertApi($client, $configuration))
                ->demanderReglementExpertWithHttpInfo(model($request, DemandeExpert::class));

            return ['code' => $code];
        default:
            throw new InvalidArgumentException($operation);
    }
}

function model(stdClass $request, string $class): object
{
    return ObjectSerializer::deserialize($request, '\\' . $class);
}

function upload(ResultatDepot $result): array
{
    return ['status' => $result->getStatus()] + ($result->getKey() === null ? [] : ['key' => $result->getKey()]);
}

function refusal(ApiException $refused): array
{
    $body = $refused->getResponseObject();
    if ($body instanceof Probleme) {
        $read = ['code' => $body->getStatus(), 'type' => $body->getType(), 'title' => $body->getTitle()];
        if ($body->getErrors() !== null) {
            $read['errors'] = array_map(static fn ($fault) => [
                'pointer' => $fault->getPointer(),
                'code' => $fault->getCode(),
                'detail' => $fault->getDetail(),
            ], $body->getErrors());
        }

        return $read;
    }
    if ($body instanceof ErreurOAuth2) {
        return ['error' => $body->getError(), 'error_description' => $body->getErrorDescription()];
    }

    return ['panne' => $refused->getMessage()];
}

foreach (json_decode(file_get_contents($argv[1]), flags: JSON_THROW_ON_ERROR) as $one) {
    try {
        $read = call("{$argv[2]}/{$one->cas}", $one->operation, $one->requete);
    } catch (ApiException $refused) {
        $read = refusal($refused);
    } catch (InvalidArgumentException | TypeError $error) {
        $read = ['panne' => $error->getMessage()];
    }
    echo json_encode(['cas' => $one->cas] + $read, JSON_THROW_ON_ERROR), PHP_EOL;
}

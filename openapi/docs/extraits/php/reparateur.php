<?php
// php reparateur.php facture.pdf F-2026-0173

declare(strict_types=1);

if ($argc !== 3) {
    fwrite(STDERR, "Usage : php reparateur.php FICHIER REFERENCE\n");
    exit(2);
}
[, $fichier, $reference] = $argv;

function envoyer(string $methode, string $url, int $attendu, array $entetes, string $corps): string
{
    $contexte = stream_context_create(['http' => [
        'method' => $methode,
        'header' => $entetes,
        'content' => $corps,
        'timeout' => 120,
        'ignore_errors' => true,
    ]]);
    $reponse = file_get_contents($url, false, $contexte);
    if ($reponse === false || !preg_match("~^HTTP/\S+ $attendu\b~", $http_response_header[0])) {
        throw new RuntimeException(($http_response_header[0] ?? 'Pas de réponse') . " $reponse");
    }
    return $reponse;
}

// [jeton]
function jeton(): string
{
    $identite = urlencode(getenv('ASSURE_CLIENT_ID')) . ':' . urlencode(getenv('ASSURE_CLIENT_SECRET'));
    $reponse = envoyer('POST', getenv('ASSURE_ADRESSE_JETONS') . '/token', 200, [
        'Authorization: Basic ' . base64_encode($identite),
        'Content-Type: application/x-www-form-urlencoded',
        'Accept: application/json',
    ], http_build_query(['grant_type' => 'client_credentials', 'scope' => '/reparateur /reparateur/upload']));
    return json_decode($reponse, true, flags: JSON_THROW_ON_ERROR)['access_token'];
}
// [/jeton]

function put(string $chemin, int $attendu, string $jeton, array $corps): string
{
    return envoyer('PUT', getenv('ASSURE_ADRESSE') . $chemin, $attendu, [
        "Authorization: Bearer $jeton",
        'Content-Type: application/json',
    ], json_encode($corps, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE));
}

// [depot]
function deposer(string $jeton, string $fichier): string
{
    $reponse = put('/reparateur/upload', 200, $jeton, [
        'fileNameWithExtension' => basename($fichier),
        'file' => base64_encode(file_get_contents($fichier)),
    ]);
    $depot = json_decode($reponse, true, flags: JSON_THROW_ON_ERROR);
    if ($depot['status'] !== 'Verified') {
        throw new RuntimeException($depot['status']);
    }
    echo "{$depot['status']} {$depot['key']}\n";
    return $depot['key'];
}
// [/depot]

// [demande]
function demander(string $jeton, string $cle, string $reference): void
{
    put('/reparateur', 202, $jeton, [
        'idPrestataire' => 'XA1234',
        'referenceFacture' => $reference,
        'dateFacture' => '2026-03-05',
        'numeroSinistre' => 'S-2026-118',
        'referenceInterneLalux' => 'PEC-2026-5521',
        'immatriculationVehicule' => 'AB1234',
        'numeroChassisVehicule' => 'WVWZZZ1JZXW000001',
        'type' => 'F',
        'typeFacture' => 'REP',
        'factureHT' => '1853.40',
        'factureTVA' => '315.08',
        'factureTTC' => '2168.48',
        'refPDFFacture' => $cle,
    ]);
    echo "202\n";
}
// [/demande]

$jeton = jeton();
demander($jeton, deposer($jeton, $fichier), $reference);

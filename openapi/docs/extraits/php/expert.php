<?php
// php expert.php honoraires.pdf expertise.pdf EXP-2026-0311

declare(strict_types=1);

if ($argc !== 4) {
    fwrite(STDERR, "Usage : php expert.php HONORAIRES EXPERTISE REFERENCE\n");
    exit(2);
}
[, $honoraires, $expertise, $reference] = $argv;

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
    ], http_build_query(['grant_type' => 'client_credentials', 'scope' => '/expert /expert/upload']));
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
    $reponse = put('/expert/upload', 200, $jeton, [
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
function demander(string $jeton, string $honoraires, string $expertise, string $reference): void
{
    put('/expert', 202, $jeton, [
        'idExpert' => 'XT5678',
        'referenceFacture' => $reference,
        'dateFacture' => '2026-04-14',
        'numeroSinistre' => 'S-2026-204',
        'referenceInterneLalux' => 'EXP-88012',
        'immatriculationVehicule' => 'CD5678',
        'numeroChassisVehicule' => 'VF1RFB00X57000001',
        'type' => 'F',
        'honorairesHT' => '310',
        'honorairesTVA' => '52.70',
        'honorairesTTC' => '362.70',
        'prejudiceHT' => '8200',
        'prejudiceTVA' => '1394',
        'prejudiceTTC' => '9594',
        'abandonVehicule' => true,
        'refPdfHonoraires' => $honoraires,
        'refPdfExpertise' => $expertise,
    ]);
    echo "202\n";
}
// [/demande]

$jeton = jeton();
demander($jeton, deposer($jeton, $honoraires), deposer($jeton, $expertise), $reference);

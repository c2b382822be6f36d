# powershell -File expert.ps1 honoraires.pdf expertise.pdf EXP-2026-0311
# Pour Windows PowerShell 5.1 et PowerShell 7 ; n'a pas été exécuté sous Windows.

param([string] $Honoraires, [string] $Expertise, [string] $Reference)

if (-not $Reference) {
    [Console]::Error.WriteLine('Usage : powershell -File expert.ps1 HONORAIRES EXPERTISE REFERENCE')
    exit 2
}

$ErrorActionPreference = 'Stop'
# Windows PowerShell 5.1 ne propose pas toujours TLS 1.2 de lui-même.
[Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12

function Invoke-Assure([hashtable] $Requete, [int] $Attendu) {
    try {
        $reponse = Invoke-WebRequest -UseBasicParsing -TimeoutSec 120 @Requete
    } catch {
        throw "$($_.Exception.Message) $($_.ErrorDetails.Message)"
    }
    if ($reponse.StatusCode -ne $Attendu) {
        throw "$($reponse.StatusCode) $($reponse.Content)"
    }
    $reponse
}

# [jeton]
function Get-Jeton {
    $identite = ($env:ASSURE_CLIENT_ID, $env:ASSURE_CLIENT_SECRET | ForEach-Object { [Uri]::EscapeDataString($_) }) -join ':'
    $basic = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($identite))
    $reponse = Invoke-Assure @{
        Method      = 'Post'
        Uri         = "$env:ASSURE_ADRESSE_JETONS/token"
        Headers     = @{ Authorization = "Basic $basic"; Accept = 'application/json' }
        ContentType = 'application/x-www-form-urlencoded'
        Body        = 'grant_type=client_credentials&scope=' + [Uri]::EscapeDataString('/expert /expert/upload')
    } 200
    ($reponse.Content | ConvertFrom-Json).access_token
}
# [/jeton]

function Send-Json([string] $Chemin, [string] $Jeton, $Objet, [int] $Attendu) {
    Invoke-Assure @{
        Method      = 'Put'
        Uri         = "$env:ASSURE_ADRESSE$Chemin"
        Headers     = @{ Authorization = "Bearer $Jeton" }
        ContentType = 'application/json'
        # Des octets en UTF-8 : Windows PowerShell 5.1 enverrait une chaîne en ISO 8859-1.
        Body        = [Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $Objet))
    } $Attendu
}

# [depot]
function Send-Fichier([string] $Jeton, [string] $Fichier) {
    $reponse = Send-Json '/expert/upload' $Jeton ([ordered]@{
        fileNameWithExtension = [IO.Path]::GetFileName($Fichier)
        file                  = [Convert]::ToBase64String([IO.File]::ReadAllBytes((Resolve-Path -LiteralPath $Fichier).ProviderPath))
    }) 200
    $depot = $reponse.Content | ConvertFrom-Json
    if ($depot.status -ne 'Verified') {
        throw $depot.status
    }
    Write-Host $depot.status $depot.key
    $depot.key
}
# [/depot]

# [demande]
function Send-Demande([string] $Jeton, [string] $Honoraires, [string] $Expertise, [string] $Reference) {
    $null = Send-Json '/expert' $Jeton ([ordered]@{
        idExpert                = 'XT5678'
        referenceFacture        = $Reference
        dateFacture             = '2026-04-14'
        numeroSinistre          = 'S-2026-204'
        referenceInterneLalux   = 'EXP-88012'
        immatriculationVehicule = 'CD5678'
        numeroChassisVehicule   = 'VF1RFB00X57000001'
        type                    = 'F'
        honorairesHT            = '310'
        honorairesTVA           = '52.70'
        honorairesTTC           = '362.70'
        prejudiceHT             = '8200'
        prejudiceTVA            = '1394'
        prejudiceTTC            = '9594'
        abandonVehicule         = $true
        refPdfHonoraires        = $Honoraires
        refPdfExpertise         = $Expertise
    }) 202
    Write-Host 202
}
# [/demande]

$jeton = Get-Jeton
Send-Demande $jeton (Send-Fichier $jeton $Honoraires) (Send-Fichier $jeton $Expertise) $Reference

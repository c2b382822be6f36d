// dotnet run Expert.cs honoraires.pdf expertise.pdf EXP-2026-0311

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

var api = Environment.GetEnvironmentVariable("ASSURE_API");
var jetons = Environment.GetEnvironmentVariable("ASSURE_JETONS");
using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };

var jeton = await ObtenirJeton();
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", jeton);
await Demander(await Deposer(args[0]), await Deposer(args[1]), args[2]);

// [jeton]
async Task<string> ObtenirJeton()
{
    var identite = WebUtility.UrlEncode(Environment.GetEnvironmentVariable("ASSURE_CLIENT_ID"))
        + ":" + WebUtility.UrlEncode(Environment.GetEnvironmentVariable("ASSURE_CLIENT_SECRET"));
    using var requete = new HttpRequestMessage(HttpMethod.Post, $"{jetons}/token");
    requete.Headers.Authorization =
        new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(identite)));
    requete.Headers.Accept.ParseAdd("application/json");
    requete.Content = new FormUrlEncodedContent(new Dictionary<string, string>
    {
        ["grant_type"] = "client_credentials",
        ["scope"] = "/expert /expert/upload",
    });
    using var reponse = JsonDocument.Parse(await Envoyer(requete, HttpStatusCode.OK));
    return reponse.RootElement.GetProperty("access_token").GetString()!;
}
// [/jeton]

// [depot]
async Task<string> Deposer(string fichier)
{
    using var requete = Put("/expert/upload", new
    {
        fileNameWithExtension = Path.GetFileName(fichier),
        file = Convert.ToBase64String(await File.ReadAllBytesAsync(fichier)),
    });
    using var depot = JsonDocument.Parse(await Envoyer(requete, HttpStatusCode.OK));
    var statut = depot.RootElement.GetProperty("status").GetString();
    if (statut != "Verified")
    {
        throw new InvalidOperationException(statut);
    }
    var cle = depot.RootElement.GetProperty("key").GetString()!;
    Console.WriteLine($"{statut} {cle}");
    return cle;
}
// [/depot]

// [demande]
async Task Demander(string honoraires, string expertise, string reference)
{
    using var requete = Put("/expert", new
    {
        idExpert = "XT5678",
        referenceFacture = reference,
        dateFacture = "2026-04-14",
        numeroSinistre = "S-2026-204",
        referenceInterneLalux = "EXP-88012",
        immatriculationVehicule = "CD5678",
        numeroChassisVehicule = "VF1RFB00X57000001",
        type = "F",
        honorairesHT = "310",
        honorairesTVA = "52.70",
        honorairesTTC = "362.70",
        prejudiceHT = "8200",
        prejudiceTVA = "1394",
        prejudiceTTC = "9594",
        abandonVehicule = true,
        refPdfHonoraires = honoraires,
        refPdfExpertise = expertise,
    });
    await Envoyer(requete, HttpStatusCode.Accepted);
    Console.WriteLine(202);
}
// [/demande]

HttpRequestMessage Put(string chemin, object corps) => new(HttpMethod.Put, api + chemin)
{
    Content = new StringContent(JsonSerializer.Serialize(corps), Encoding.UTF8, "application/json"),
};

async Task<string> Envoyer(HttpRequestMessage requete, HttpStatusCode attendu)
{
    using var reponse = await http.SendAsync(requete);
    var texte = await reponse.Content.ReadAsStringAsync();
    if (reponse.StatusCode != attendu)
    {
        throw new InvalidOperationException($"{(int)reponse.StatusCode} {texte}");
    }
    return texte;
}

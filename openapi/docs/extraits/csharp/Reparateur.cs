// dotnet run Reparateur.cs facture.pdf F-2026-0173

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

var api = Environment.GetEnvironmentVariable("ASSURE_API");
var jetons = Environment.GetEnvironmentVariable("ASSURE_JETONS");
using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };

var jeton = await ObtenirJeton();
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", jeton);
await Demander(await Deposer(args[0]), args[1]);

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
        ["scope"] = "/reparateur /reparateur/upload",
    });
    using var reponse = JsonDocument.Parse(await Envoyer(requete, HttpStatusCode.OK));
    return reponse.RootElement.GetProperty("access_token").GetString()!;
}
// [/jeton]

// [depot]
async Task<string> Deposer(string fichier)
{
    using var requete = Put("/reparateur/upload", new
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
async Task Demander(string cle, string reference)
{
    using var requete = Put("/reparateur", new
    {
        idPrestataire = "XA1234",
        referenceFacture = reference,
        dateFacture = "2026-03-05",
        numeroSinistre = "S-2026-118",
        referenceInterneLalux = "PEC-2026-5521",
        immatriculationVehicule = "AB1234",
        numeroChassisVehicule = "WVWZZZ1JZXW000001",
        type = "F",
        typeFacture = "REP",
        factureHT = "1853.40",
        factureTVA = "315.08",
        factureTTC = "2168.48",
        refPDFFacture = cle,
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

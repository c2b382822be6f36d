using System;
using System.IO;
using System.Net.Http;
using System.Text;
using Lalux.Assure.Client.Api;
using Lalux.Assure.Client.Client;
using Lalux.Assure.Client.Model;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

/// <summary>Token, upload, settlement, with the generated C# client: <c>(reparateur|expert) DEMANDE.json</c>.</summary>
/// <remarks>
/// The request is the contract's JSON; where a file's key belongs it has the name of a file beside it. The program reads ASSURE_CLIENT_ID
/// and ASSURE_CLIENT_SECRET; ASSURE_ADRESSE and ASSURE_ADRESSE_JETONS lead it elsewhere than to this machine's sandbox.
/// </remarks>
internal static class Reglement
{
    private const string BacASable = "http://localhost:8080";

    private static readonly string Api = Environment.GetEnvironmentVariable("ASSURE_ADRESSE") ?? BacASable;
    private static readonly string Jetons = Environment.GetEnvironmentVariable("ASSURE_ADRESSE_JETONS") ?? Api;

    /// <summary>
    /// It asks before it writes a file: HttpClient loses an answer that comes while it still writes, if the connection ends with it,
    /// and a refusal would look like a cut.
    /// </summary>
    private static readonly HttpClient Depots = new HttpClient { DefaultRequestHeaders = { ExpectContinue = true } };

    private static int Main(string[] parametres)
    {
        // What is said has accents, which another encoding may not have.
        Console.OutputEncoding = new UTF8Encoding(false);
        try
        {
            switch (parametres.Length == 2 ? parametres[0] : null)
            {
                case "reparateur":
                    return Reparateur(parametres[1]);
                case "expert":
                    return Expert(parametres[1]);
                default:
                    Console.Error.WriteLine("Usage : (reparateur|expert) DEMANDE.json");
                    return 2;
            }
        }
        catch (ApiException refus)
        {
            Expliquer(refus);
            return 1;
        }
        catch (DepotRefuse refus)
        {
            Console.Error.WriteLine(refus.Message);
            return 1;
        }
        catch (SaisieFausse faute)
        {
            Console.Error.WriteLine(faute.Message);
            return 2;
        }
        catch (OperationCanceledException)
        {
            return SansReponse("pas de réponse à temps");
        }
        catch (HttpRequestException panne)
        {
            return SansReponse(panne.GetBaseException().Message);
        }
        catch (IOException panne)
        {
            return SansReponse(panne.Message);
        }
    }

    /// <summary>No answer, so that nobody knows: the same request again, with the same key, is the same one.</summary>
    private static int SansReponse(string raison)
    {
        Console.Error.WriteLine(raison);
        return 3;
    }

    private static int Reparateur(string demande)
    {
        Configuration acces = Acces("/reparateur /reparateur/upload");
        DocumentApi documents = new DocumentApi(Depots, acces);
        DemandeReparateur champs = Lire<DemandeReparateur>(demande, documents.DeposerDocumentReparateur, "refPDFFacture");
        Console.WriteLine((int) new ReparateurApi(acces).DemanderReglementReparateurWithHttpInfo(champs).StatusCode);
        return 0;
    }

    private static int Expert(string demande)
    {
        Configuration acces = Acces("/expert /expert/upload");
        DocumentApi documents = new DocumentApi(Depots, acces);
        DemandeExpert champs = Lire<DemandeExpert>(
            demande, documents.DeposerDocumentExpert, "refPdfHonoraires", "refPdfExpertise");
        Console.WriteLine((int) new ExpertApi(acces).DemanderReglementExpertWithHttpInfo(champs).StatusCode);
        return 0;
    }

    private static Configuration Acces(string portees)
    {
        // RFC 6749, section 2.3.1: both are encoded as in a form before they are put together.
        Jeton jeton = new TokenApi(new Configuration
        {
            BasePath = Jetons,
            Username = Uri.EscapeDataString(Variable("ASSURE_CLIENT_ID")),
            Password = Uri.EscapeDataString(Variable("ASSURE_CLIENT_SECRET"))
        }).ObtenirJeton(TypeAutorisation.ClientCredentials, portees);
        return new Configuration
        {
            BasePath = Api,
            AccessToken = jeton.AccessToken
        };
    }

    private static string Variable(string nom)
    {
        string valeur = Environment.GetEnvironmentVariable(nom);
        if (string.IsNullOrEmpty(valeur))
        {
            throw new SaisieFausse("Variable absente : " + nom);
        }
        return valeur;
    }

    private static byte[] Contenu(string fichier)
    {
        try
        {
            return File.ReadAllBytes(fichier);
        }
        catch (Exception faute) when (faute is IOException || faute is UnauthorizedAccessException)
        {
            throw new SaisieFausse("Fichier illisible : " + fichier);
        }
    }

    private static JObject Champs(string demande)
    {
        using (JsonTextReader lecture = new JsonTextReader(new StreamReader(new MemoryStream(Contenu(demande)))))
        {
            // A date stays the text that it is.
            lecture.DateParseHandling = DateParseHandling.None;
            try
            {
                return JObject.Load(lecture);
            }
            catch (JsonException faute)
            {
                throw new SaisieFausse(demande + " : " + faute.Message);
            }
        }
    }

    /// <summary>The request, each file uploaded and its key in the place of its name.</summary>
    private static T Lire<T>(string demande, Func<DepotDocument, ResultatDepot> envoi, params string[] cles)
    {
        JObject champs = Champs(demande);
        foreach (string cle in cles)
        {
            string nom = (string) champs[cle] ?? throw new SaisieFausse(cle + " : nom de fichier absent");
            string fichier = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(demande)), nom);
            ResultatDepot depot = envoi(new DepotDocument(Path.GetFileName(fichier), Contenu(fichier)));
            if (depot.Status != StatutDepot.Verified)
            {
                throw new DepotRefuse(Path.GetFileName(fichier) + " : " + depot.Status);
            }
            Console.WriteLine(depot.Status + " " + depot.Key);
            champs[cle] = depot.Key;
        }
        return champs.ToObject<T>();
    }

    /// <summary>What was refused, and every fault with its place.</summary>
    private static void Expliquer(ApiException refus)
    {
        Probleme probleme = null;
        try
        {
            probleme = JsonConvert.DeserializeObject<Probleme>(Convert.ToString(refus.ErrorContent));
        }
        catch (JsonException)
        {
            // An OAuth 2.0 error, or not this API's answer.
        }
        if (probleme == null)
        {
            Console.Error.WriteLine(refus.ErrorCode + " " + refus.ErrorContent);
            return;
        }
        Console.Error.WriteLine(probleme.Status + " " + probleme.Title);
        if (probleme.Errors != null)
        {
            foreach (Faute faute in probleme.Errors)
            {
                Console.Error.WriteLine(faute.Pointer + " : " + faute.Detail);
            }
        }
    }

    /// <summary>What this program was given is not there, or cannot be read.</summary>
    private sealed class SaisieFausse : Exception
    {
        internal SaisieFausse(string message)
            : base(message)
        {
        }
    }

    /// <summary>A file that is not kept: an answer with another status, without a key.</summary>
    private sealed class DepotRefuse : Exception
    {
        internal DepotRefuse(string message)
            : base(message)
        {
        }
    }
}

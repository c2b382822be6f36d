using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Lalux.Assure;

namespace Exemple
{
    /// <summary>
    /// Sends one request, or works through a folder of them, with the .NET library.
    ///
    ///     exemple reparateur DEMANDE.json
    ///     exemple expert DOSSIER
    ///
    /// A request is the contract's JSON; where a file's key belongs it has the name of a file beside it. The program reads
    /// ASSURE_CLIENT_ID and ASSURE_CLIENT_SECRET; ASSURE_ADRESSE and ASSURE_ADRESSE_JETONS lead it elsewhere than to this machine's sandbox.
    /// </summary>
    internal static class Programme
    {
        private const string BacASable = "http://localhost:8080";

        private static int Main(string[] parametres)
        {
            // What is redirected is UTF-8 on every system.
            Console.OutputEncoding = new UTF8Encoding(false);
            if (parametres.Length != 2 || (parametres[0] != "reparateur" && parametres[0] != "expert"))
            {
                Console.Error.WriteLine("Usage : exemple (reparateur|expert) (DEMANDE.json|DOSSIER)");
                return 2;
            }
            return EnvoyerAsync(parametres[0] == "expert" ? Fonction.Expert : Fonction.Reparateur, parametres[1])
                .GetAwaiter().GetResult();
        }

        private static async Task<int> EnvoyerAsync(Fonction fonction, string chemin)
        {
            try
            {
                using (AssureClient assure = new AssureClient(new AssureOptions
                {
                    Endpoints = Adresses(),
                    ClientId = Environment.GetEnvironmentVariable("ASSURE_CLIENT_ID"),
                    ClientSecret = Environment.GetEnvironmentVariable("ASSURE_CLIENT_SECRET"),
                    Application = "exemple-dotnet/1.0"
                }))
                {
                    return Directory.Exists(chemin)
                        ? await new Dossier(assure, fonction).EnvoyerAsync(chemin)
                        : await new UneDemande(assure, fonction).EnvoyerAsync(chemin);
                }
            }
            catch (Exception e) when (e is ArgumentException || e is IOException)
            {
                Console.Error.WriteLine(e.Message);
                return 1;
            }
        }

        private static AssureEndpoints Adresses()
        {
            string api = Environment.GetEnvironmentVariable("ASSURE_ADRESSE") ?? BacASable;
            string jetons = Environment.GetEnvironmentVariable("ASSURE_ADRESSE_JETONS") ?? api;
            return new AssureEndpoints(new Uri(api), new Uri(jetons));
        }
    }
}

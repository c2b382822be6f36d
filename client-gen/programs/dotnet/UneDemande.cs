using System;
using System.IO;
using System.Threading.Tasks;
using Lalux.Assure;

namespace Exemple
{
    /// <summary>Uploads the files of one request, and sends it.</summary>
    internal sealed class UneDemande
    {
        private readonly AssureClient assure;
        private readonly Fonction fonction;

        internal UneDemande(AssureClient assure, Fonction fonction)
        {
            this.assure = assure;
            this.fonction = fonction;
        }

        internal async Task<int> EnvoyerAsync(string chemin)
        {
            try
            {
                DemandeJson demande = DemandeJson.Lire(chemin);
                foreach (string champ in DemandeJson.Cles(fonction))
                {
                    string nom = demande[champ];
                    Depot depot = await assure.UploadAsync(
                        fonction, Upload.OfFile(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(chemin)), nom)));
                    if (!depot.Verified)
                    {
                        Console.Error.WriteLine(nom + " : " + depot.Status);
                        return 1;
                    }
                    Console.WriteLine(depot.Status + " " + depot.Key);
                    demande[champ] = depot.Key;
                }
                await assure.SettleAsync(Reglement.OfJson(fonction, demande.Texte()));
                Console.WriteLine("202");
                return 0;
            }
            catch (AssureException refus)
            {
                Expliquer(refus);
                return 1;
            }
        }

        private static void Expliquer(AssureException refus)
        {
            if (refus.Problem == null)
            {
                Console.Error.WriteLine(refus.Message);
                return;
            }
            Console.Error.WriteLine(refus.Status + " " + refus.Problem.Title);
            foreach (Fault faute in refus.Faults)
            {
                Console.Error.WriteLine(faute.Pointer + " : " + faute.Detail);
            }
        }
    }
}

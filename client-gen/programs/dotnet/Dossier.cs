using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Lalux.Assure;

namespace Exemple
{
    /// <summary>Works through a folder: each request is a JSON file. Begun again, it goes on where it was.</summary>
    internal sealed class Dossier
    {
        private const int Ensemble = 4;

        private const int Conflit = 409;

        /// <summary>What the server does not keep any longer: one more upload, and with it another request.</summary>
        private static readonly HashSet<string> ClePerdue = new HashSet<string> { "cle-perimee", "cle-inconnue" };

        /// <summary>What the contract says of a request of which nothing is recorded.</summary>
        private static readonly HashSet<int> ACorriger = new HashSet<int> { 400, 413, 422 };

        private readonly AssureClient assure;
        private readonly Fonction fonction;
        private volatile bool arret;

        internal Dossier(AssureClient assure, Fonction fonction)
        {
            this.assure = assure;
            this.fonction = fonction;
        }

        /// <summary>A few at the same time: a client is thread-safe, and its calls share one token.</summary>
        internal async Task<int> EnvoyerAsync(string dossier)
        {
            string[] demandes = Directory.GetFiles(dossier, "*.json").OrderBy(nom => nom, StringComparer.Ordinal).ToArray();
            using (SemaphoreSlim places = new SemaphoreSlim(Ensemble))
            {
                Sort[] sorts = await Task.WhenAll(demandes.Select(async demande =>
                {
                    await places.WaitAsync();
                    try
                    {
                        return await EnvoyerUneAsync(demande, true);
                    }
                    finally
                    {
                        places.Release();
                    }
                }));
                return sorts.Contains(Sort.Arret) ? (int)Sort.Arret : (int)sorts.DefaultIfEmpty(Sort.Acceptee).Max();
            }
        }

        /// <summary>Each step is written down before the next one: a run that is cut off costs an upload at most, and never a
        /// request.</summary>
        private async Task<Sort> EnvoyerUneAsync(string demande, bool encore)
        {
            if (File.Exists(demande + ".acceptee"))
            {
                return Sort.Acceptee;
            }
            if (File.Exists(demande + ".refusee"))
            {
                return Sort.ACorriger;
            }
            if (arret)
            {
                return Sort.EnAttente;
            }
            string envoi = demande + ".envoi";
            try
            {
                if (!File.Exists(envoi))
                {
                    StatutDepot statut = await DeposerAsync(demande, envoi);
                    if (statut != StatutDepot.Verified)
                    {
                        return statut == StatutDepot.Error
                            ? Attendre(demande, "le fichier n'a pas pu être analysé")
                            : Corriger(demande, "fichier refusé : " + statut);
                    }
                }
                // Without an answer, nobody knows: the very same request again, with the same keys, is the same one.
                await assure.SettleAsync(Reglement.OfJson(fonction, File.ReadAllText(envoi)));
                Ecrire(demande + ".acceptee", "");
                Console.WriteLine(Path.GetFileName(demande) + " : acceptée");
                return Sort.Acceptee;
            }
            catch (AssureException refus) when (encore && refus.Faults.Any(faute => ClePerdue.Contains(faute.Code)))
            {
                File.Delete(envoi);
            }
            catch (AssureException refus)
            {
                return Expliquer(demande, refus);
            }
            catch (FileNotFoundException absent)
            {
                return Corriger(demande, "fichier absent : " + absent.FileName);
            }
            catch (ArgumentException illisible)
            {
                return Corriger(demande, "n'est pas une demande : " + illisible.Message);
            }
            return await EnvoyerUneAsync(demande, false);
        }

        /// <summary>Puts a key in the place of each file's name, and keeps the request as it will be sent, each time.</summary>
        private async Task<StatutDepot> DeposerAsync(string demande, string envoi)
        {
            DemandeJson champs = DemandeJson.Lire(demande);
            foreach (string champ in DemandeJson.Cles(fonction))
            {
                string fichier = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(demande)), champs[champ]);
                Depot depot = await assure.UploadAsync(fonction, Upload.OfFile(fichier));
                if (!depot.Verified)
                {
                    return depot.Status;
                }
                champs[champ] = depot.Key;
            }
            Ecrire(envoi, champs.Texte());
            return StatutDepot.Verified;
        }

        private Sort Expliquer(string demande, AssureException refus)
        {
            if (refus.OAuth2Error != null || refus.Status == 401 || refus.Status == 403)
            {
                arret = true;
                Console.Error.WriteLine(Path.GetFileName(demande) + " : " + refus.Message);
                return Sort.Arret;
            }
            string fautes = string.Concat(refus.Faults.Select(faute => "\n  " + faute.Pointer + " : " + faute.Detail));
            if (refus.Status == Conflit || (refus.Problem == null && ACorriger.Contains(refus.Status)))
            {
                // This very request may be recorded already, and with other keys it would be another; what is no problem says nothing of it.
                return Refuser(demande, refus.Message + fautes);
            }
            return ACorriger.Contains(refus.Status)
                ? Corriger(demande, refus.Message + fautes)
                : Attendre(demande, refus.Message);
        }

        /// <summary>Nothing is recorded of it. What was to be sent goes first, or it would be sent again in the place of the mended
        /// request.</summary>
        private static Sort Corriger(string demande, string raison)
        {
            File.Delete(demande + ".envoi");
            return Refuser(demande, raison);
        }

        private static Sort Refuser(string demande, string raison)
        {
            Ecrire(demande + ".refusee", raison);
            Console.Error.WriteLine(Path.GetFileName(demande) + " : à corriger : " + raison);
            return Sort.ACorriger;
        }

        private static Sort Attendre(string demande, string raison)
        {
            Console.Error.WriteLine(Path.GetFileName(demande) + " : en attente : " + raison);
            return Sort.EnAttente;
        }

        /// <summary>Whole or not at all.</summary>
        private static void Ecrire(string fichier, string texte)
        {
            string nouveau = fichier + ".nouveau";
            File.WriteAllText(nouveau, texte, new UTF8Encoding(false));
            if (File.Exists(fichier))
            {
                File.Replace(nouveau, fichier, null);
            }
            else
            {
                File.Move(nouveau, fichier);
            }
        }
    }
}

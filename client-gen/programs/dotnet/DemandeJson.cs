using System;
using System.IO;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using Lalux.Assure;

namespace Exemple
{
    /// <summary>A request in a file: the contract's JSON, but for its keys. Whatever else it holds stays as it is.</summary>
    internal sealed class DemandeJson
    {
        private readonly XmlDocument champs = new XmlDocument();

        /// <summary>The texts of a request.</summary>
        /// <param name="champ">The contract's name of it.</param>
        internal string this[string champ]
        {
            get { return Champ(champ).InnerText; }
            set { Champ(champ).InnerText = value; }
        }

        /// <summary>The fields in which keys belong.</summary>
        internal static string[] Cles(Fonction fonction)
        {
            return fonction == Fonction.Expert ? new[] { "refPdfHonoraires", "refPdfExpertise" } : new[] { "refPDFFacture" };
        }

        internal static DemandeJson Lire(string chemin)
        {
            DemandeJson demande = new DemandeJson();
            byte[] json = File.ReadAllBytes(chemin);
            try
            {
                using (XmlReader lecteur = JsonReaderWriterFactory.CreateJsonReader(json, XmlDictionaryReaderQuotas.Max))
                {
                    demande.champs.Load(lecteur);
                }
            }
            catch (XmlException e)
            {
                throw new ArgumentException("n'est pas du JSON : " + e.Message, e);
            }
            return demande;
        }

        internal string Texte()
        {
            using (MemoryStream texte = new MemoryStream())
            {
                using (XmlDictionaryWriter redacteur = JsonReaderWriterFactory.CreateJsonWriter(texte, Encoding.UTF8, false))
                {
                    champs.DocumentElement.WriteTo(redacteur);
                }
                return Encoding.UTF8.GetString(texte.ToArray());
            }
        }

        private XmlElement Champ(string champ)
        {
            return champs.DocumentElement[champ] ?? throw new ArgumentException("le champ " + champ + " manque");
        }
    }
}

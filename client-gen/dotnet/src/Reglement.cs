using System;
using System.Text;

namespace Lalux.Assure
{
    /// <summary>
    /// A settlement request as it is sent, with its keys; immutable. The same one again is the same request (D19): one that
    /// found no answer is sent again by <see cref="AssureClient.SettleAsync"/>. The same file uploaded again has another key,
    /// which makes another request of it, refused with 409 where the first one was recorded.
    /// </summary>
    public sealed class Reglement
    {
        private Reglement(Fonction fonction, string json, string referenceFacture)
        {
            Fonction = fonction;
            Json = json;
            ReferenceFacture = referenceFacture;
        }

        /// <summary>Whose request it is.</summary>
        public Fonction Fonction { get; }

        /// <summary>The contract's JSON, to be kept until the request is accepted.</summary>
        public string Json { get; }

        /// <summary>The reference that this request goes by.</summary>
        public string ReferenceFacture { get; }

        /// <summary>
        /// A request that the application has already as JSON, fields included that this version of the library does not know
        /// yet. It is sent as it is; nothing is checked here but that it can be told by its reference.
        /// </summary>
        /// <param name="fonction">Whose request it is.</param>
        /// <param name="json">One JSON object of the contract's schema <c>DemandeReparateur</c> or <c>DemandeExpert</c>, with its keys.</param>
        /// <returns>The request.</returns>
        /// <exception cref="ArgumentException">It is no JSON object, or has no <c>referenceFacture</c>.</exception>
        public static Reglement OfJson(Fonction fonction, string json)
        {
            if (fonction == null)
            {
                throw new ArgumentNullException(nameof(fonction));
            }
            if (json == null)
            {
                throw new ArgumentNullException(nameof(json));
            }
            JsonObject read = JsonText.CodePoints(json) < 0 ? null : JsonObject.Read(Encoding.UTF8.GetBytes(json));
            if (read == null)
            {
                throw new ArgumentException(Words.Of("Pas un objet JSON", "Not one JSON object"), nameof(json));
            }
            string reference = read.Text("referenceFacture");
            if (string.IsNullOrEmpty(reference))
            {
                throw new ArgumentException(Words.Of("La demande n'a pas de referenceFacture", "The request has no referenceFacture"), nameof(json));
            }
            return new Reglement(fonction, json, reference);
        }

        /// <summary>Function and reference, nothing else of the content.</summary>
        /// <returns>A text for a log.</returns>
        public override string ToString() => Fonction + " " + ReferenceFacture;
    }
}

using System;
using System.Collections.Generic;

namespace Lalux.Assure
{
    /// <summary>
    /// A settlement request that is being filled in: <see cref="DemandeReparateur"/> or <see cref="DemandeExpert"/>. Its fields
    /// have the document's names. Not thread-safe; what is sent is what it holds when it is handed over.
    /// </summary>
    public abstract class Demande
    {
        internal Demande()
        {
        }

        /// <summary>Whose request it is.</summary>
        public abstract Fonction Fonction { get; }

        /// <summary>What keeps this request from being sent: fields that are missing, or not as the contract says.</summary>
        /// <returns>All of it, a field and a reason each; empty if it can be sent.</returns>
        public IReadOnlyList<string> Check()
        {
            DemandeWriter writer = new DemandeWriter();
            Write(writer);
            return writer.Faults;
        }

        /// <summary>The request as it will be sent. An application that writes it down before sending can send the same one
        /// again after a cut, in place of another one.</summary>
        /// <returns>The request, which does not change any more.</returns>
        /// <exception cref="ArgumentException">Fields are missing or not as the contract says; the message names them all.</exception>
        public Reglement ToReglement()
        {
            DemandeWriter writer = new DemandeWriter();
            Write(writer);
            if (writer.Faults.Count > 0)
            {
                throw new ArgumentException(Words.Of("Pas comme le contrat le veut : ", "Not as the contract says: ") + string.Join("; ", writer.Faults));
            }
            return Reglement.OfJson(Fonction, writer.ToString());
        }

        internal abstract void Write(DemandeWriter writer);
    }
}

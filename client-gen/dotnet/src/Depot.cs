namespace Lalux.Assure
{
    /// <summary>The verdict on a file (contract, schema <c>ResultatDepot</c>; document, "Fichier physique").</summary>
    public sealed class Depot
    {
        internal Depot(StatutDepot status, string key)
        {
            Status = status;
            Key = key;
        }

        /// <summary><see cref="StatutDepot.Verified"/>, or why the file was not kept.</summary>
        public StatutDepot Status { get; }

        /// <summary>
        /// The file's key, if and only if it was kept; otherwise null. It cannot be asked for again, and the file may be gone 24
        /// hours later.
        /// </summary>
        public string Key { get; }

        /// <summary>Whether the file was kept, so that there is a key.</summary>
        public bool Verified => Status == StatutDepot.Verified;
    }
}

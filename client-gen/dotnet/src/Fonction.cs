namespace Lalux.Assure
{
    /// <summary>A function of the API, a trade: its paths, which are its scopes as well (document, "Annexes").</summary>
    public sealed class Fonction
    {
        /// <summary>Repairs: <c>/reparateur</c>.</summary>
        public static readonly Fonction Reparateur = new Fonction("/reparateur");

        /// <summary>Expert's reports: <c>/expert</c>.</summary>
        public static readonly Fonction Expert = new Fonction("/expert");

        private Fonction(string path)
        {
            Settlement = path;
        }

        /// <summary>The path of settlement requests.</summary>
        public string Settlement { get; }

        /// <summary>The path of uploads.</summary>
        public string Upload => Settlement + "/upload";

        /// <summary>The scopes of both: one token does for them.</summary>
        public string Scopes => Settlement + " " + Upload;

        /// <summary>The path of settlement requests.</summary>
        /// <returns><see cref="Settlement"/>.</returns>
        public override string ToString() => Settlement;
    }
}

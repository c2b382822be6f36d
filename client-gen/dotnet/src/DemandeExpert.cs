namespace Lalux.Assure
{
    /// <summary>An expert's settlement request (contract, schema <c>DemandeExpert</c>; document, "Expertises").</summary>
    public sealed partial class DemandeExpert
    {
        /// <summary>Expert's reports.</summary>
        public override Fonction Fonction => Fonction.Expert;
    }
}

namespace Lalux.Assure
{
    /// <summary>A repairer's settlement request (contract, schema <c>DemandeReparateur</c>; document, "Réparations").</summary>
    public sealed partial class DemandeReparateur
    {
        /// <summary>Repairs.</summary>
        public override Fonction Fonction => Fonction.Reparateur;

        partial void Rules(DemandeWriter writer)
        {
            writer.Rule(
                NbrJourVehiculeRemplacement == null || TypeFacture != Assure.TypeFacture.REP,
                "nbrJourVehiculeRemplacement" + Words.Of(" : seulement avec typeFacture VHR", ": only with typeFacture VHR"));
        }
    }
}

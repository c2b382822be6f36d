// dotnet run --project PROJET -- facture.pdf F-2026-0173
// PROJET : dotnet new console, puis la bibliothèque Lalux.Assure (dotnet add reference, ou son paquet NuGet).

using System;
using System.Threading.Tasks;
using Lalux.Assure;

internal static class Reparateur
{
    private static void Main(string[] args)
    {
        if (args.Length != 2)
        {
            Console.Error.WriteLine("Usage : dotnet run --project PROJET -- FICHIER REFERENCE");
            Environment.Exit(2);
        }
        Envoyer(args[0], args[1]).GetAwaiter().GetResult();
    }

    private static async Task Envoyer(string facture, string reference)
    {
        using (var assure = Ouvrir())
        {
            await Demander(assure, await Deposer(assure, facture), reference);
        }
    }

    // [jeton]
    // Le client demande le jeton quand il en faut un, le garde et le renouvelle.
    private static AssureClient Ouvrir()
    {
        return new AssureClient(new AssureOptions
        {
            Endpoints = new AssureEndpoints(
                new Uri(Environment.GetEnvironmentVariable("ASSURE_ADRESSE") ?? "http://localhost:8080"),
                new Uri(Environment.GetEnvironmentVariable("ASSURE_ADRESSE_JETONS") ?? "http://localhost:8080")),
            ClientId = Environment.GetEnvironmentVariable("ASSURE_CLIENT_ID"),
            ClientSecret = Environment.GetEnvironmentVariable("ASSURE_CLIENT_SECRET"),
        });
    }
    // [/jeton]

    // [depot]
    private static async Task<string> Deposer(AssureClient assure, string fichier)
    {
        var depot = await assure.Reparateur.UploadAsync(Upload.OfFile(fichier));
        if (!depot.Verified)
        {
            throw new InvalidOperationException(depot.Status.ToString());
        }
        Console.WriteLine(depot.Status + " " + depot.Key);
        return depot.Key;
    }
    // [/depot]

    // [demande]
    private static async Task Demander(AssureClient assure, string facture, string reference)
    {
        await assure.Reparateur.SettleAsync(new DemandeReparateur
        {
            IdPrestataire = "XA1234",
            ReferenceFacture = reference,
            DateFacture = new DateTime(2026, 3, 5),
            NumeroSinistre = "S-2026-118",
            ReferenceInterneLalux = "PEC-2026-5521",
            ImmatriculationVehicule = "AB1234",
            NumeroChassisVehicule = "WVWZZZ1JZXW000001",
            Type = TypePiece.F,
            TypeFacture = TypeFacture.REP,
            FactureHT = 1853.40m,
            FactureTVA = 315.08m,
            FactureTTC = 2168.48m,
            RefPDFFacture = facture,
        });
        Console.WriteLine(202);
    }
    // [/demande]
}

// dotnet run --project PROJET -- honoraires.pdf expertise.pdf EXP-2026-0311
// PROJET : dotnet new console, puis la bibliothèque Lalux.Assure (dotnet add reference, ou son paquet NuGet).

using System;
using System.Threading.Tasks;
using Lalux.Assure;

internal static class Expert
{
    private static void Main(string[] args)
    {
        if (args.Length != 3)
        {
            Console.Error.WriteLine("Usage : dotnet run --project PROJET -- HONORAIRES EXPERTISE REFERENCE");
            Environment.Exit(2);
        }
        Envoyer(args[0], args[1], args[2]).GetAwaiter().GetResult();
    }

    private static async Task Envoyer(string honoraires, string expertise, string reference)
    {
        using (var assure = Ouvrir())
        {
            await Demander(assure, await Deposer(assure, honoraires), await Deposer(assure, expertise), reference);
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
        var depot = await assure.Expert.UploadAsync(Upload.OfFile(fichier));
        if (!depot.Verified)
        {
            throw new InvalidOperationException(depot.Status.ToString());
        }
        Console.WriteLine(depot.Status + " " + depot.Key);
        return depot.Key;
    }
    // [/depot]

    // [demande]
    private static async Task Demander(AssureClient assure, string honoraires, string expertise, string reference)
    {
        await assure.Expert.SettleAsync(new DemandeExpert
        {
            IdExpert = "XT5678",
            ReferenceFacture = reference,
            DateFacture = new DateTime(2026, 4, 14),
            NumeroSinistre = "S-2026-204",
            ReferenceInterneLalux = "EXP-88012",
            ImmatriculationVehicule = "CD5678",
            NumeroChassisVehicule = "VF1RFB00X57000001",
            Type = TypePiece.F,
            HonorairesHT = 310m,
            HonorairesTVA = 52.70m,
            HonorairesTTC = 362.70m,
            PrejudiceHT = 8200m,
            PrejudiceTVA = 1394m,
            PrejudiceTTC = 9594m,
            AbandonVehicule = true,
            RefPdfHonoraires = honoraires,
            RefPdfExpertise = expertise,
        });
        Console.WriteLine(202);
    }
    // [/demande]
}

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Lalux.Assure;

/// <summary>What the library does where a server does not simply accept: behaviour.exe WHAT http://localhost:PORT</summary>
internal static class Behaviour
{
    private const string Key = "ca99a62c-ba91-4d5f-8c1e-35d82c54cd68.pdf";

    private static readonly Dictionary<string, Func<AssureClient, Task>> All = new Dictionary<string, Func<AssureClient, Task>>
    {
        { "settle", client => client.Reparateur.SettleAsync(Repair()) },
        { "together", client => Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => client.Reparateur.SettleAsync(Repair())))) },
        { "unanswered", Unanswered },
        { "not-as-the-contract-says", NotAsTheContractSays },
        { "largest-file", LargestFile },
        { "stream-once", StreamOnce },
        { "shrunk-file", ShrunkFile },
        { "upload", client => client.Expert.UploadAsync(Upload.OfBytes("rapport.pdf", new byte[] { 1, 2, 3, 4 })) },
        { "cancelled", Cancelled },
        { "disposed", Disposed }
    };

    private static int Main(string[] parameters)
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        using (AssureClient client = new AssureClient(new AssureOptions
        {
            Endpoints = AssureEndpoints.At(new Uri(parameters[1])),
            ClientId = "client é",
            ClientSecret = "un secret:+",
            Application = "behaviour/1.0",
            Language = "en",
            Timeout = TimeSpan.FromSeconds(100),
            Retries = int.Parse(parameters[2])
        }))
        {
            try
            {
                All[parameters[0]](client).GetAwaiter().GetResult();
                Console.WriteLine("done");
                return 0;
            }
            catch (AssureException refused)
            {
                Tell(refused);
                return 1;
            }
        }
    }

    private static void Tell(AssureException refused)
    {
        Console.WriteLine(refused.Message);
        Console.WriteLine(
            "status " + refused.Status + ", retry after " + (refused.RetryAfter?.TotalSeconds.ToString() ?? "-")
                + ", OAuth2 " + (refused.OAuth2Error ?? "-") + ", request " + (refused.Reglement?.ToString() ?? "-")
                + ", quote " + (refused.RequestId ?? "-"));
        foreach (Fault fault in refused.Faults)
        {
            Console.WriteLine(fault.Pointer + " | " + fault.Code + " | " + fault.Detail);
        }
    }

    private static DemandeReparateur Repair()
    {
        return new DemandeReparateur
        {
            IdPrestataire = "XA1234",
            ReferenceFacture = "F-2026-0173",
            DateFacture = new DateTime(2026, 3, 5, 23, 59, 59, DateTimeKind.Local),
            NumeroSinistre = "S-2026-118",
            ReferenceInterneLalux = "PEC-2026-5521",
            ImmatriculationVehicule = "AB1234",
            NumeroChassisVehicule = "WVWZZZ1JZXW000001",
            Type = TypePiece.F,
            TypeFacture = TypeFacture.VHR,
            FactureHT = 1234.50m,
            FactureTVA = 209.870m,
            FactureTTC = 1444.37m,
            NbrJourVehiculeRemplacement = 3,
            RefPDFFacture = Key
        };
    }

    /// <summary>The exception's own request is sent, and not the one that was filled in, which is another one by now.</summary>
    private static async Task Unanswered(AssureClient client)
    {
        DemandeReparateur demande = Repair();
        try
        {
            await client.Reparateur.SettleAsync(demande);
        }
        catch (AssureException unanswered)
        {
            Tell(unanswered);
            demande.NumeroSinistre = "another";
            await client.SettleAsync(unanswered.Reglement);
        }
    }

    private static async Task NotAsTheContractSays(AssureClient client)
    {
        DemandeReparateur demande = Repair();
        demande.IdPrestataire = new string('x', 65);
        demande.ReferenceFacture = "";
        demande.NumeroSinistre = "half a \ud83d";
        demande.NumeroChassisVehicule = null;
        demande.Type = (TypePiece)7;
        demande.TypeFacture = TypeFacture.REP;
        demande.FactureHT = -1;
        demande.FactureTVA = 0.001m;
        demande.FactureTTC = 1000000000000m;
        demande.NbrJourVehiculeRemplacement = 10000;
        demande.RefPDFFacture = "facture.pdf";
        foreach (string fault in demande.Check())
        {
            Console.WriteLine(fault);
        }
        try
        {
            await client.Reparateur.SettleAsync(demande);
        }
        catch (ArgumentException refused)
        {
            Console.WriteLine(demande.Check().All(fault => refused.Message.Contains(fault)) ? "all of them in one message" : refused.Message);
        }
    }

    /// <summary>The largest one is sent, encoded as it is read; a byte more is not.</summary>
    private static async Task LargestFile(AssureClient client)
    {
        string path = Path.Combine(Path.GetTempPath(), "assure-" + Guid.NewGuid() + ".pdf");
        try
        {
            File.WriteAllBytes(path, Enumerable.Range(0, Upload.MaxBytes).Select(i => (byte)(i % 251)).ToArray());
            long told = 0;
            Depot depot = await client.Reparateur.UploadAsync(Upload.OfFile(path).WithProgress(new Told(bytes => told = bytes)));
            Console.WriteLine(depot.Status + " " + depot.Key + " " + told);
            using (FileStream stream = new FileStream(path, FileMode.Append))
            {
                stream.WriteByte(0);
            }
            Console.WriteLine((await client.Reparateur.UploadAsync(Upload.OfFile(path))).Status);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>One that cannot seek is read beforehand; one that can, from where it is, as often as it has to be sent.</summary>
    private static async Task StreamOnce(AssureClient client)
    {
        using (MemoryStream content = new MemoryStream(Encoding.ASCII.GetBytes("??%PDF-1.4")))
        {
            content.Position = 2;
            Console.WriteLine((await client.Expert.UploadAsync(Upload.OfStream("a.pdf", content))).Status);
            content.Position = 2;
            using (OnceStream once = new OnceStream(content))
            {
                Console.WriteLine((await client.Expert.UploadAsync(await Upload.ReadAsync("a.pdf", once))).Status);
            }
            Console.WriteLine(content.CanRead ? "still open" : "closed");
        }
        using (FileStream endless = File.OpenRead("/dev/zero"))
        {
            Upload upload = await Upload.ReadAsync("a.pdf", endless);
            Console.WriteLine(upload.Size + " " + (await client.Expert.UploadAsync(upload)).Status);
        }
    }

    private static async Task ShrunkFile(AssureClient client)
    {
        string path = Path.Combine(Path.GetTempPath(), "assure-" + Guid.NewGuid() + ".pdf");
        try
        {
            File.WriteAllBytes(path, new byte[1000]);
            Upload upload = Upload.OfFile(path);
            File.WriteAllBytes(path, new byte[999]);
            await client.Reparateur.UploadAsync(upload);
        }
        catch (IOException shrunk)
        {
            Console.WriteLine(shrunk.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>By its own clock: how long the runtime takes to start is nobody's waiting.</summary>
    private static async Task Cancelled(AssureClient client)
    {
        Stopwatch waited = Stopwatch.StartNew();
        using (CancellationTokenSource soon = new CancellationTokenSource(TimeSpan.FromSeconds(1)))
        {
            try
            {
                await client.Reparateur.SettleAsync(Repair(), soon.Token);
            }
            catch (OperationCanceledException)
            {
                Console.WriteLine(waited.Elapsed < TimeSpan.FromSeconds(25) ? "cancelled" : "cancelled after " + waited.Elapsed);
            }
        }
    }

    private static async Task Disposed(AssureClient client)
    {
        client.Dispose();
        try
        {
            await client.Reparateur.SettleAsync(Repair());
        }
        catch (ObjectDisposedException)
        {
            Console.WriteLine("disposed");
        }
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Threading.Tasks;
using System.Xml;
using Lalux.Assure;

/// <summary>
/// Goes through the cases of round-trips.json, but for those of the token, with the .NET library's typed requests and writes,
/// one line a case, what it has read: roundtrip.exe CASES http://localhost:PORT
/// </summary>
internal static class RoundTrip
{
    private static int Main(string[] parameters)
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        if (1.5m.ToString() != "1,5")
        {
            Console.Error.WriteLine("This culture has no decimal comma: " + CultureInfo.CurrentCulture);
            return 1;
        }
        XmlDocument cases = new XmlDocument();
        using (XmlReader reader = JsonReaderWriterFactory.CreateJsonReader(File.ReadAllBytes(parameters[0]), XmlDictionaryReaderQuotas.Max))
        {
            cases.Load(reader);
        }
        foreach (XmlElement one in cases.DocumentElement.ChildNodes.Cast<XmlElement>().Where(one => one["operation"].InnerText != "obtenirJeton"))
        {
            string read = ReadAsync(parameters[1] + "/" + one["cas"].InnerText, one["operation"].InnerText, one["requete"])
                .GetAwaiter().GetResult();
            Console.WriteLine("{\"cas\":" + Quoted(one["cas"].InnerText) + "," + read + "}");
        }
        return 0;
    }

    private static async Task<string> ReadAsync(string address, string operation, XmlElement request)
    {
        using (AssureClient client = new AssureClient(new AssureOptions
        {
            Endpoints = AssureEndpoints.At(new Uri(address)),
            AccessToken = cancellation => Task.FromResult("un-jeton"),
            Retries = 0
        }))
        {
            try
            {
                switch (operation)
                {
                    case "deposerDocumentReparateur":
                        return Read(await client.Reparateur.UploadAsync(Sent(request)));
                    case "deposerDocumentExpert":
                        return Read(await client.Expert.UploadAsync(Sent(request)));
                    case "demanderReglementReparateur":
                        await client.Reparateur.SettleAsync(Typed<DemandeReparateur>(request));
                        return "\"code\":202";
                    case "demanderReglementExpert":
                        await client.Expert.SettleAsync(Typed<DemandeExpert>(request));
                        return "\"code\":202";
                    default:
                        throw new ArgumentException(operation);
                }
            }
            catch (AssureException refused)
            {
                if (refused.Problem == null)
                {
                    return "\"panne\":" + Quoted(refused.Message);
                }
                IEnumerable<string> faults = refused.Faults.Select(fault =>
                    "{\"pointer\":" + Quoted(fault.Pointer) + ",\"code\":" + Quoted(fault.Code) + ",\"detail\":" + Quoted(fault.Detail) + "}");
                return "\"code\":" + refused.Status + ",\"type\":" + Quoted(refused.Problem.Type) + ",\"title\":" + Quoted(refused.Problem.Title)
                    + (refused.Faults.Count == 0 ? "" : ",\"errors\":[" + string.Join(",", faults) + "]");
            }
        }
    }

    private static Upload Sent(XmlElement request)
    {
        return Upload.OfBytes(
            request["fileNameWithExtension"].InnerText, Convert.FromBase64String(request["file"].InnerText));
    }

    private static string Read(Depot depot)
    {
        return "\"status\":" + Quoted(depot.Status.ToString()) + (depot.Key == null ? "" : ",\"key\":" + Quoted(depot.Key));
    }

    /// <summary>Every field of the contract is a property of its name, of the type that .NET has for it.</summary>
    private static T Typed<T>(XmlElement request)
        where T : new()
    {
        T demande = new T();
        foreach (XmlElement field in request.ChildNodes)
        {
            string name = char.ToUpperInvariant(field.Name[0]) + field.Name.Substring(1);
            PropertyInfo property = typeof(T).GetProperty(name) ?? throw new ArgumentException("No property " + name);
            property.SetValue(demande, Value(field, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));
        }
        return demande;
    }

    private static object Value(XmlElement field, Type type)
    {
        if (type == typeof(DateTime))
        {
            return DateTime.ParseExact(field.InnerText, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
        return type.IsEnum ? Enum.Parse(type, field.InnerText) : Convert.ChangeType(field.InnerText, type, CultureInfo.InvariantCulture);
    }

    private static string Quoted(string text)
    {
        using (MemoryStream quoted = new MemoryStream())
        {
            new DataContractJsonSerializer(typeof(string)).WriteObject(quoted, text);
            return Encoding.UTF8.GetString(quoted.ToArray());
        }
    }
}

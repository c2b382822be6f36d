using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;

namespace Lalux.Assure
{
    /// <summary>
    /// A JSON object that was read: members of the kind that is asked for, and no others. Read by the class library's own
    /// reader, without reflection, so that it also works where a program is compiled ahead of time.
    /// </summary>
    internal sealed class JsonObject
    {
        private const int Deepest = 64;

        private readonly XmlElement element;

        private JsonObject(XmlElement element)
        {
            this.element = element;
        }

        /// <summary>Null if it is not one JSON object, in UTF-8. What cannot be read is not quoted: it may have a secret.</summary>
        internal static JsonObject Read(byte[] json)
        {
            try
            {
                // The class library's reader makes U+FFFD of what is not UTF-8; this one says so.
                new UTF8Encoding(false, true).GetCharCount(json);
                XmlDictionaryReaderQuotas quotas = new XmlDictionaryReaderQuotas
                {
                    MaxDepth = Deepest,
                    MaxStringContentLength = Transport.LongestAnswer,
                    MaxArrayLength = Transport.LongestAnswer,
                    MaxBytesPerRead = Transport.LongestAnswer,
                    MaxNameTableCharCount = Transport.LongestAnswer
                };
                XmlDocument document = new XmlDocument { XmlResolver = null };
                using (XmlDictionaryReader reader = JsonReaderWriterFactory.CreateJsonReader(json, 0, json.Length, Encoding.UTF8, quotas, null))
                {
                    document.Load(reader);
                }
                return Is(document.DocumentElement, "object") ? new JsonObject(document.DocumentElement) : null;
            }
            catch (Exception unreadable) when (
                unreadable is XmlException || unreadable is FormatException || unreadable is ArgumentException
                || unreadable is InvalidOperationException || unreadable is IndexOutOfRangeException || unreadable is OverflowException)
            {
                return null;
            }
        }

        /// <summary>A text, or null.</summary>
        internal string Text(string name)
        {
            XmlElement member = Member(name);
            return Is(member, "string") ? member.InnerText : null;
        }

        /// <summary>A whole number that is not negative, or null.</summary>
        internal long? Number(string name)
        {
            XmlElement member = Member(name);
            return Is(member, "number")
                && long.TryParse(member.InnerText, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
                    ? number
                    : (long?)null;
        }

        /// <summary>The objects of an array; none if there is no such array.</summary>
        internal IEnumerable<JsonObject> Objects(string name)
        {
            XmlElement member = Member(name);
            if (!Is(member, "array"))
            {
                yield break;
            }
            foreach (XmlNode item in member.ChildNodes)
            {
                if (Is(item as XmlElement, "object"))
                {
                    yield return new JsonObject((XmlElement)item);
                }
            }
        }

        private XmlElement Member(string name) => element[name];

        private static bool Is(XmlElement value, string kind) => value != null && value.GetAttribute("type") == kind;
    }
}

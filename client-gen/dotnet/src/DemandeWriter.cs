using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Lalux.Assure
{
    /// <summary>
    /// Writes a request's fields as the contract wants them on the wire, whatever the culture, nothing for absent ones; and
    /// finds everything that the contract does not allow, so that one look mends it all.
    /// </summary>
    internal sealed class DemandeWriter
    {
        /// <summary>Schema <c>Montant</c>: digits before and after the point.</summary>
        private const int IntegerDigits = 12;
        private const int Decimals = 2;
        private const decimal AmountLimit = 1000000000000m;

        private readonly StringBuilder json = new StringBuilder("{");
        private readonly List<string> faults = new List<string>();

        internal IReadOnlyList<string> Faults => faults;

        /// <summary>A text; <paramref name="pattern"/> as the generator writes it, between slashes.</summary>
        internal void Field(string name, string value, bool required, int longest, string pattern = null)
        {
            if (!Given(name, value != null, required))
            {
                return;
            }
            if (pattern != null)
            {
                Rule(
                    Regex.IsMatch(value, pattern.Trim('/'), RegexOptions.CultureInvariant) && !value.EndsWith("\n", StringComparison.Ordinal),
                    name + Words.Of(" : n'a pas la forme demandée par le contrat", ": not of the form that the contract asks for"));
            }
            else
            {
                int length = JsonText.CodePoints(value);
                Rule(
                    length > 0,
                    name + Words.Of(" : 1 à ", ": 1 to ") + Invariant(longest)
                        + Words.Of(" caractères, sans moitié de caractère", " characters, without halves of one"));
                Rule(length <= longest, name + Words.Of(" : ", ": ") + Invariant(longest) + Words.Of(" caractères au plus", " characters at most"));
            }
            Write(name, JsonText.Quoted(value));
        }

        /// <summary>A day; the time of day is left out, whatever its kind.</summary>
        internal void Field(string name, DateTime? value, bool required)
        {
            if (Given(name, value != null, required))
            {
                Write(name, JsonText.Quoted(value.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            }
        }

        /// <summary>An amount, a string with the decimals that it was given: <c>170.50m</c> is <c>"170.50"</c>.</summary>
        internal void Field(string name, decimal? value, bool required)
        {
            if (!Given(name, value != null, required))
            {
                return;
            }
            decimal amount = value.Value;
            Rule(
                amount >= 0,
                name
                    + Words.Of(
                        " : négatif (les montants d'une note de crédit sont positifs aussi)",
                        ": negative (a credit note's amounts are positive, too)"));
            Rule(decimal.Round(amount, Decimals) == amount, name + Words.Of(" : plus de ", ": more than ") + Invariant(Decimals) + Words.Of(" décimales", " decimals"));
            Rule(
                amount < AmountLimit,
                name + Words.Of(" : plus de ", ": more than ") + Invariant(IntegerDigits)
                    + Words.Of(" chiffres avant le point", " digits before the point"));
            string text = amount.ToString(CultureInfo.InvariantCulture);
            int point = text.IndexOf('.');
            bool zeros = point >= 0 && text.Length - point - 1 > Decimals;
            Write(name, JsonText.Quoted(zeros ? text.Substring(0, point + 1 + Decimals) : text));
        }

        internal void Field(string name, int? value, bool required, int least, int most)
        {
            if (Given(name, value != null, required))
            {
                Rule(
                    value >= least && value <= most,
                    name + Words.Of(" : ", ": ") + Invariant(least) + Words.Of(" à ", " to ") + Invariant(most));
                Write(name, Invariant(value.Value));
            }
        }

        internal void Field(string name, bool? value, bool required)
        {
            if (Given(name, value != null, required))
            {
                Write(name, value.Value ? "true" : "false");
            }
        }

        /// <summary>One of a list, whose members have the contract's names.</summary>
        internal void Field<T>(string name, T? value, bool required)
            where T : struct
        {
            if (Given(name, value != null, required))
            {
                Rule(
                    Enum.IsDefined(typeof(T), value.Value),
                    name
                        + Words.Of(
                            " : " + string.Join(" ou ", Enum.GetNames(typeof(T))) + " attendu",
                            ": one of " + string.Join(", ", Enum.GetNames(typeof(T)))));
                Write(name, JsonText.Quoted(value.Value.ToString()));
            }
        }

        internal void Rule(bool kept, string what)
        {
            if (!kept)
            {
                faults.Add(what);
            }
        }

        /// <summary>The JSON object.</summary>
        public override string ToString() => json + "}";

        private bool Given(string name, bool given, bool required)
        {
            Rule(given || !required, name + Words.Of(" : absent", ": not given"));
            return given;
        }

        private void Write(string name, string value)
        {
            json.Append(json.Length > 1 ? "," : "").Append(JsonText.Quoted(name)).Append(':').Append(value);
        }

        private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}

using System.Globalization;

namespace Lalux.Assure
{
    /// <summary>The library's own words, in the language of the user interface that calls it: in French, or else in English.</summary>
    internal static class Words
    {
        internal static string Of(string french, string english)
        {
            return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? french : english;
        }
    }
}

using System.Globalization;
using System.Text;

namespace Lalux.Assure
{
    /// <summary>Texts of JSON (RFC 8259, section 7).</summary>
    internal static class JsonText
    {
        internal static string Quoted(string text)
        {
            StringBuilder quoted = new StringBuilder("\"");
            foreach (char one in text)
            {
                if (one == '"' || one == '\\')
                {
                    quoted.Append('\\').Append(one);
                }
                else if (one < ' ')
                {
                    quoted.Append("\\u").Append(((int)one).ToString("x4", CultureInfo.InvariantCulture));
                }
                else
                {
                    quoted.Append(one);
                }
            }
            return quoted.Append('"').ToString();
        }

        /// <summary>How many characters the contract counts, or -1 if there is half a one, which UTF-8 cannot say.</summary>
        internal static int CodePoints(string text)
        {
            int count = 0;
            for (int i = 0; i < text.Length; i++, count++)
            {
                if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                {
                    i++;
                }
                else if (char.IsSurrogate(text[i]))
                {
                    return -1;
                }
            }
            return count;
        }
    }
}

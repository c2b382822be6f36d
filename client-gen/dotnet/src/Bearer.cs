using System;
using System.Text.RegularExpressions;

namespace Lalux.Assure
{
    /// <summary>Bearer tokens (RFC 6750): what one may look like, so that none of them can make a header of its own.</summary>
    internal static class Bearer
    {
        /// <summary>Section 2.1, <c>b64token</c>.</summary>
        internal static bool IsToken(string token) => token != null && Regex.IsMatch(token, "^[A-Za-z0-9._~+/-]+=*\\z");

        /// <summary>Section 4, whatever its case (RFC 6749, section 5.1).</summary>
        internal static bool IsType(string type) => string.Equals(type, "bearer", StringComparison.OrdinalIgnoreCase);
    }
}

using System;

namespace Lalux.Assure
{
    /// <summary>
    /// Where the API is. Over <c>http</c> secrets and invoices are readable on the way: it is for a sandbox. The contract gives
    /// the token operations servers of their own, so there are two addresses; they are the same in a sandbox.
    /// </summary>
    public sealed class AssureEndpoints
    {
        /// <summary>LALUX's own: the first servers of the contract.</summary>
        public static readonly AssureEndpoints Production =
            new AssureEndpoints(new Uri("https://api.lalux.lu"), new Uri("https://wts.lalux.lu"));

        private readonly string api;
        private readonly string tokens;

        /// <summary>Two addresses, as in production.</summary>
        /// <param name="api">The address of uploads and settlements.</param>
        /// <param name="tokens">The address of <c>/token</c>.</param>
        /// <exception cref="ArgumentException">An address is not absolute <c>http</c> or <c>https</c>, or has a query, a fragment
        /// or credentials.</exception>
        public AssureEndpoints(Uri api, Uri tokens)
        {
            this.api = Base(api, nameof(api));
            this.tokens = Base(tokens, nameof(tokens));
        }

        /// <summary>One address for everything, such as the sandbox's <c>http://localhost:8080</c>.</summary>
        /// <param name="address">Of API and tokens.</param>
        /// <returns>Both addresses.</returns>
        /// <exception cref="ArgumentException">As above.</exception>
        public static AssureEndpoints At(Uri address) => new AssureEndpoints(address, address);

        internal Uri Api(string path) => new Uri(api + path);

        internal Uri Tokens(string path) => new Uri(tokens + path);

        private static string Base(Uri address, string name)
        {
            if (address == null)
            {
                throw new ArgumentNullException(name);
            }
            if (!address.IsAbsoluteUri
                || (address.Scheme != "http" && address.Scheme != "https")
                || address.Query.Length > 0
                || address.Fragment.Length > 0
                || address.UserInfo.Length > 0)
            {
                throw new ArgumentException(Words.Of(
                        "Une adresse http ou https, sans paramètres, sans fragment et sans identifiants",
                        "An http or https address without query, fragment or credentials"),
                    name);
            }
            return address.AbsoluteUri.TrimEnd('/');
        }
    }
}

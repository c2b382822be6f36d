using System;
using System.Threading;
using System.Threading.Tasks;

namespace Lalux.Assure
{
    /// <summary>Tokens that the application has got by itself: by the implicit grant, an expert in person.</summary>
    internal sealed class GivenTokens : ITokens
    {
        private readonly Func<CancellationToken, Task<string>> source;

        internal GivenTokens(Func<CancellationToken, Task<string>> source)
        {
            this.source = source;
        }

        public async Task<string> TokenAsync(Fonction fonction, CancellationToken cancellation)
        {
            string token = await source(cancellation).ConfigureAwait(false);
            if (!Bearer.IsToken(token))
            {
                throw new InvalidOperationException(
                    Words.Of(
                        "L'application n'a pas donné de jeton, ou un qui n'est pas un jeton Bearer (RFC 6750, section 2.1)",
                        "The application gave no token, or one that is no bearer token (RFC 6750, section 2.1)"));
            }
            return token;
        }

        /// <summary>Only the person can sign in again.</summary>
        public bool Refused(Fonction fonction, string token) => false;

        public void Forget()
        {
        }
    }
}

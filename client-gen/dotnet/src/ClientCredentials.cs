using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Lalux.Assure
{
    /// <summary>The client credentials grant (RFC 6749, section 4.4; contract, <c>POST /token</c>).</summary>
    internal sealed class ClientCredentials
    {
        private const string Operation = "POST /token";

        private readonly Retries retries;
        private readonly Uri endpoint;
        private readonly string language;
        private volatile string basic;

        internal ClientCredentials(Retries retries, Uri endpoint, string id, string secret, string language)
        {
            this.retries = retries;
            this.endpoint = endpoint;
            this.language = language;
            // RFC 6749, section 2.3.1: identifier and secret are each encoded as in a form first.
            basic = Convert.ToBase64String(Encoding.ASCII.GetBytes(Form(id) + ":" + Form(secret)));
        }

        internal async Task<HeldToken> FetchAsync(Fonction fonction)
        {
            string credentials = basic ?? throw new ObjectDisposedException(nameof(AssureClient));
            DateTime asked = DateTime.UtcNow;
            string form = "grant_type=client_credentials&scope=" + Form(fonction.Scopes);
            Answer answer = await retries.SendAsync(
                    Operation,
                    () =>
                    {
                        HttpRequestMessage request = new HttpRequestMessage(HttpMethod.Post, endpoint)
                        {
                            Content = new ByteArrayContent(Encoding.ASCII.GetBytes(form))
                        };
                        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
                        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
                        request.Headers.TryAddWithoutValidation("Accept", "application/json, application/problem+json");
                        request.Headers.TryAddWithoutValidation("Accept-Language", language);
                        return request;
                    },
                    CancellationToken.None)
                .ConfigureAwait(false);
            if (answer.Status != 200)
            {
                throw answer.TokenRefusal(Operation, words => HasSecret(words, credentials));
            }
            JsonObject token = answer.Json();
            string text = token?.Text("access_token");
            long? lifetime = token?.Number("expires_in");
            if (!Bearer.IsToken(text) || !Bearer.IsType(token.Text("token_type")) || lifetime == null || lifetime > int.MaxValue)
            {
                throw AssureException.Unreadable(
                    Operation, answer.Status, Words.Of("pas de jeton Bearer avec sa durée", "no bearer token with a lifetime"));
            }
            return new HeldToken(text, asked, TimeSpan.FromSeconds(lifetime.Value));
        }

        internal void Forget()
        {
            basic = null;
        }

        /// <summary>Whether a server's words have the secret in any form in which it was sent.</summary>
        private static bool HasSecret(string text, string credentials)
        {
            string pair = Encoding.ASCII.GetString(Convert.FromBase64String(credentials));
            string form = pair.Substring(pair.IndexOf(':') + 1);
            string secret = Uri.UnescapeDataString(form.Replace('+', ' '));
            return text.Contains(credentials) || (secret.Length > 0 && (text.Contains(form) || text.Contains(secret)));
        }

        private static string Form(string text) => Uri.EscapeDataString(text).Replace("%20", "+");
    }
}

using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Lalux.Assure
{
    /// <summary>The calls of the API, with a token each.</summary>
    internal sealed class Calls : IDisposable
    {
        private const int Ok = 200;
        private const int Accepted = 202;
        private const int Unauthorized = 401;

        private readonly AssureEndpoints endpoints;
        private readonly Transport transport;
        private readonly Retries retries;
        private readonly ITokens tokens;
        private readonly string language;
        private volatile bool disposed;

        internal Calls(AssureEndpoints endpoints, Transport transport, Retries retries, ITokens tokens, string language)
        {
            this.endpoints = endpoints;
            this.transport = transport;
            this.retries = retries;
            this.tokens = tokens;
            this.language = language;
        }

        internal async Task<Depot> UploadAsync(Fonction fonction, Upload upload, CancellationToken cancellation)
        {
            if (upload.Size > Upload.MaxBytes)
            {
                return new Depot(StatutDepot.FileTooBig, null);
            }
            string operation = "PUT " + fonction.Upload;
            Answer answer = await PutAsync(operation, fonction, fonction.Upload, () => new UploadContent(upload), cancellation)
                .ConfigureAwait(false);
            if (answer.Status != Ok)
            {
                throw answer.Refusal(operation);
            }
            JsonObject result = answer.Json() ?? throw AssureException.Unreadable(operation, answer.Status, Words.Of("illisible", "unreadable"));
            string key = result.Text("key");
            if (!Enum.TryParse(result.Text("status"), out StatutDepot status)
                || status.ToString() != result.Text("status")
                || (status == StatutDepot.Verified) == string.IsNullOrEmpty(key))
            {
                throw AssureException.Unreadable(
                    operation,
                    answer.Status,
                    Words.Of("pas de verdict, ou une clé qui ne va pas avec", "no verdict, or a key that does not go with it"));
            }
            return new Depot(status, key);
        }

        internal async Task SettleAsync(Reglement reglement, CancellationToken cancellation)
        {
            byte[] body = Encoding.UTF8.GetBytes(reglement.Json);
            string operation = "PUT " + reglement.Fonction.Settlement;
            try
            {
                Answer answer = await PutAsync(
                        operation, reglement.Fonction, reglement.Fonction.Settlement, () => JsonContent(body), cancellation)
                    .ConfigureAwait(false);
                if (answer.Status != Accepted)
                {
                    throw answer.Refusal(operation);
                }
            }
            catch (AssureException notAccepted)
            {
                throw notAccepted.With(reglement);
            }
        }

        internal Task<string> TokenAsync(Fonction fonction, CancellationToken cancellation)
        {
            if (disposed)
            {
                throw new ObjectDisposedException(nameof(AssureClient));
            }
            return tokens.TokenAsync(fonction, cancellation);
        }

        public void Dispose()
        {
            disposed = true;
            tokens.Forget();
            transport.Dispose();
        }

        /// <summary>A token may have been withdrawn before its time: 401 is answered once by another token.</summary>
        private async Task<Answer> PutAsync(
            string operation, Fonction fonction, string path, Func<HttpContent> body, CancellationToken cancellation)
        {
            string token = await TokenAsync(fonction, cancellation).ConfigureAwait(false);
            Answer answer = await SendAsync(operation, path, token, body, cancellation).ConfigureAwait(false);
            if (answer.Status != Unauthorized || !tokens.Refused(fonction, token))
            {
                return answer;
            }
            token = await TokenAsync(fonction, cancellation).ConfigureAwait(false);
            return await SendAsync(operation, path, token, body, cancellation).ConfigureAwait(false);
        }

        private Task<Answer> SendAsync(
            string operation, string path, string token, Func<HttpContent> body, CancellationToken cancellation)
        {
            return retries.SendAsync(
                operation,
                () =>
                {
                    HttpRequestMessage request = new HttpRequestMessage(HttpMethod.Put, endpoints.Api(path)) { Content = body() };
                    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                    request.Headers.TryAddWithoutValidation("Accept", "application/json, application/problem+json");
                    request.Headers.TryAddWithoutValidation("Accept-Language", language);
                    return request;
                },
                cancellation);
        }

        private static HttpContent JsonContent(byte[] body)
        {
            ByteArrayContent content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return content;
        }
    }
}

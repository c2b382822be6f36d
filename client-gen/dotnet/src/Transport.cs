using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Lalux.Assure
{
    /// <summary>Sends one request and reads one answer, both within bounds.</summary>
    internal sealed class Transport : IDisposable
    {
        /// <summary>The largest answer of the contract is a problem of 100 faults: far below.</summary>
        internal const int LongestAnswer = 1048576;

        private const int ExpectationFailed = 417;

        /// <summary>A body that is no longer, HttpClient sends after a refusal too; it fits into one write with the head.</summary>
        private const int WorthAsking = 1024;

        private readonly HttpClient http;
        private readonly TimeSpan timeout;
        private readonly string userAgent;

        internal Transport(HttpClient http, TimeSpan timeout, string userAgent)
        {
            // HttpClient's own does not cover an answer's body that is read as a stream.
            http.Timeout = Timeout.InfiniteTimeSpan;
            this.http = http;
            this.timeout = timeout;
            this.userAgent = userAgent;
        }

        internal bool Disposed { get; private set; }

        /// <exception cref="AssureException">No answer came in time, or one that is larger than any of the contract.</exception>
        /// <exception cref="IOException">The file of an upload cannot be read.</exception>
        /// <exception cref="OperationCanceledException">The application gave the call up.</exception>
        internal async Task<Answer> SendAsync(string operation, Func<HttpRequestMessage> request, CancellationToken cancellation)
        {
            if (Disposed)
            {
                throw new ObjectDisposedException(nameof(AssureClient));
            }
            Answer answer = await SendAsync(operation, request, true, cancellation).ConfigureAwait(false);
            return answer.Status == ExpectationFailed
                ? await SendAsync(operation, request, false, cancellation).ConfigureAwait(false)
                : answer;
        }

        public void Dispose()
        {
            Disposed = true;
            http.Dispose();
        }

        /// <summary>
        /// HttpClient loses an answer that comes while it still writes, if the connection ends with it; an upload of 10,000 bytes is
        /// enough. So uploads ask first (<c>Expect: 100-continue</c>), unless <paramref name="asking"/> was refused (417).
        /// </summary>
        private async Task<Answer> SendAsync(
            string operation, Func<HttpRequestMessage> request, bool asking, CancellationToken cancellation)
        {
            using (CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
            using (HttpRequestMessage message = request())
            {
                // Said of all others too: .NET Framework asks of itself, and waits.
                message.Headers.ExpectContinue = asking && message.Content is UploadContent && message.Content.Headers.ContentLength > WorthAsking;
                message.Headers.TryAddWithoutValidation("User-Agent", userAgent);
                limit.CancelAfter(timeout);
                try
                {
                    return await ExchangeAsync(message, limit.Token).ConfigureAwait(false);
                }
                catch (Exception e) when (IsNoAnswer(e))
                {
                    if ((message.Content as UploadContent)?.Failure is IOException unreadable)
                    {
                        throw unreadable;
                    }
                    cancellation.ThrowIfCancellationRequested();
                    throw AssureException.NoAnswer(
                        operation, limit.IsCancellationRequested ? new TimeoutException(Words.Of("Pas de réponse en ", "No answer in ") + timeout, e) : e);
                }
            }
        }

        private async Task<Answer> ExchangeAsync(HttpRequestMessage message, CancellationToken limit)
        {
            using (HttpResponseMessage response = await http
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit).ConfigureAwait(false))
            using (limit.Register(response.Dispose))
            {
                byte[] body = await BodyAsync(response, limit).ConfigureAwait(false);
                return new Answer(
                    (int)response.StatusCode, response.Content?.Headers.ContentType?.MediaType, RetryAfter(response), body);
            }
        }

        private static bool IsNoAnswer(Exception e)
            => e is HttpRequestException || e is IOException || e is OperationCanceledException || e is ObjectDisposedException
                || e is WebException || e is SocketException || e is InvalidOperationException;

        /// <summary>A refusal that is too long is cut: it is one whatever else its body says.</summary>
        private static async Task<byte[]> BodyAsync(HttpResponseMessage response, CancellationToken cancellation)
        {
            if (response.Content == null)
            {
                return Array.Empty<byte>();
            }
            using (Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false))
            using (MemoryStream body = new MemoryStream())
            {
                byte[] piece = new byte[8192];
                int count;
                while ((count = await stream.ReadAsync(piece, 0, piece.Length, cancellation).ConfigureAwait(false)) > 0)
                {
                    if (body.Length + count > LongestAnswer)
                    {
                        if (response.IsSuccessStatusCode)
                        {
                            throw new IOException(Words.Of("Une réponse de plus de ", "An answer of more than ") + LongestAnswer + Words.Of(" octets", " bytes"));
                        }
                        break;
                    }
                    body.Write(piece, 0, count);
                }
                return body.ToArray();
            }
        }

        /// <summary>Seconds, or a date; a date is measured from the answer's own, so that it does not matter whose clock is wrong.</summary>
        private static TimeSpan? RetryAfter(HttpResponseMessage response)
        {
            TimeSpan? wait = response.Headers.RetryAfter?.Delta;
            if (response.Headers.RetryAfter?.Date is DateTimeOffset until)
            {
                wait = until - (response.Headers.Date ?? DateTimeOffset.UtcNow);
            }
            return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
        }
    }
}

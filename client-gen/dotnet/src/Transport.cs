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
            using (CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
            using (HttpRequestMessage message = request())
            {
                // Otherwise .NET Framework waits for a leave that the contract's servers do not give.
                message.Headers.ExpectContinue = false;
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

        public void Dispose()
        {
            Disposed = true;
            http.Dispose();
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
                return new byte[0];
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

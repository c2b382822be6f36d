using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Lalux.Assure
{
    /// <summary>
    /// Sends again what may be sent again: every request of this API may (a settlement is idempotent, D19; a file that was
    /// uploaded twice is kept twice and named once; a token more does no harm). Again after no answer, after 408 and 429, which alone
    /// of the 4xx are about the moment and not about the request, and after what says that the server is in trouble. A server whose
    /// certificate is not trusted is not asked again.
    /// </summary>
    internal sealed class Retries
    {
        private const int First = 500;
        private const int Doublings = 10;

        /// <summary>Whoever asks for a longer wait gets its answer handed on: the application knows better what to do meanwhile.</summary>
        private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

        private readonly Transport transport;
        private readonly int most;
        private readonly Random random = new Random();

        internal Retries(Transport transport, int most)
        {
            this.transport = transport;
            this.most = most;
        }

        internal async Task<Answer> SendAsync(string operation, Func<HttpRequestMessage> request, CancellationToken cancellation)
        {
            for (int again = 0; ; again++)
            {
                TimeSpan wait = Backoff(again);
                try
                {
                    Answer answer = await transport.SendAsync(operation, request, cancellation).ConfigureAwait(false);
                    if (!Passes(answer.Status) || again >= most || answer.RetryAfter > Longest)
                    {
                        return answer;
                    }
                    wait = answer.RetryAfter ?? wait;
                }
                catch (AssureException noAnswer) when (again < most && !noAnswer.Untrusted && !transport.Disposed)
                {
                    // The same again, a little later.
                }
                await Task.Delay(wait, cancellation).ConfigureAwait(false);
            }
        }

        private static bool Passes(int status)
            => status == 408 || status == 429 || status == 500 || status == 502 || status == 503 || status == 504;

        /// <summary>A time that doubles, less a random part so that many clients do not come back together.</summary>
        private TimeSpan Backoff(int again)
        {
            double whole = Math.Min(First << Math.Min(again, Doublings), Longest.TotalMilliseconds);
            lock (random)
            {
                return TimeSpan.FromMilliseconds(whole / 2 + random.NextDouble() * whole / 2);
            }
        }
    }
}

using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Lalux.Assure
{
    /// <summary>
    /// Keeps one token a function, and has another one before it expires. One renewal at a time: whoever finds the token stale
    /// begins it, the others wait for the same one, and have its failure too if it fails. Whoever gives up waiting ends its own
    /// wait only.
    /// </summary>
    internal sealed class KeptTokens : ITokens
    {
        private readonly ClientCredentials source;
        private readonly Dictionary<Fonction, Slot> slots = new Dictionary<Fonction, Slot>
        {
            { Fonction.Reparateur, new Slot() },
            { Fonction.Expert, new Slot() }
        };

        private volatile bool forgotten;

        internal KeptTokens(ClientCredentials source)
        {
            this.source = source;
        }

        public async Task<string> TokenAsync(Fonction fonction, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            Slot slot = slots[fonction];
            Task<HeldToken> renewal;
            lock (slot)
            {
                if (slot.Held != null && slot.Held.IsGood)
                {
                    return slot.Held.Token;
                }
                if (slot.Renewal == null)
                {
                    slot.Renewal = Task.Run(() => RenewAsync(slot, fonction));
                }
                renewal = slot.Renewal;
            }
            if (cancellation.CanBeCanceled)
            {
                TaskCompletionSource<bool> cancelled = new TaskCompletionSource<bool>();
                using (cancellation.Register(() => cancelled.TrySetResult(true)))
                {
                    await Task.WhenAny(renewal, cancelled.Task).ConfigureAwait(false);
                }
                cancellation.ThrowIfCancellationRequested();
            }
            return (await renewal.ConfigureAwait(false)).Token;
        }

        public bool Refused(Fonction fonction, string token)
        {
            Slot slot = slots[fonction];
            lock (slot)
            {
                if (slot.Held != null && slot.Held.Token == token)
                {
                    slot.Held = null;
                }
            }
            return true;
        }

        public void Forget()
        {
            forgotten = true;
            source.Forget();
            foreach (Slot slot in slots.Values)
            {
                lock (slot)
                {
                    slot.Held = null;
                }
            }
        }

        private async Task<HeldToken> RenewAsync(Slot slot, Fonction fonction)
        {
            HeldToken held = null;
            try
            {
                held = await source.FetchAsync(fonction).ConfigureAwait(false);
                return held;
            }
            finally
            {
                lock (slot)
                {
                    slot.Held = forgotten ? null : held;
                    slot.Renewal = null;
                }
            }
        }

        private sealed class Slot
        {
            internal HeldToken Held { get; set; }

            internal Task<HeldToken> Renewal { get; set; }
        }
    }
}

using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;

namespace Lalux.Assure
{
    /// <summary>
    /// The body of an upload (contract, schema <c>DepotDocument</c>), made while it is sent, a piece at a time; its length is
    /// known beforehand.
    /// </summary>
    internal sealed class UploadContent : HttpContent
    {
        /// <summary>A multiple of three: only the last piece is padded.</summary>
        private const int Piece = 49152;

        private static readonly byte[] End = Encoding.ASCII.GetBytes("\"}");

        private readonly byte[] start;
        private readonly Upload upload;

        internal UploadContent(Upload upload)
        {
            this.upload = upload;
            start = new UTF8Encoding(false).GetBytes(
                "{\"fileNameWithExtension\":" + JsonText.Quoted(upload.Name) + ",\"file\":\"");
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        /// <summary>Why the file could not be read; null if it could, and the network is to blame.</summary>
        internal IOException Failure { get; private set; }

        protected override bool TryComputeLength(out long length)
        {
            length = start.Length + (upload.Size + 2) / 3 * 4 + End.Length;
            return true;
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext context)
        {
            await stream.WriteAsync(start, 0, start.Length).ConfigureAwait(false);
            byte[] piece = new byte[Piece];
            char[] digits = new char[Piece / 3 * 4];
            byte[] encoded = new byte[digits.Length];
            long sent = 0;
            using (Stream file = Open())
            {
                int count;
                while ((count = await ReadAsync(file, piece).ConfigureAwait(false)) > 0)
                {
                    sent += count;
                    if (sent > upload.Size)
                    {
                        throw Fail(new IOException(Words.Of("Le fichier a grandi pendant son envoi", "The file has grown while it was sent")));
                    }
                    int length = Convert.ToBase64CharArray(piece, 0, count, digits, 0);
                    Encoding.ASCII.GetBytes(digits, 0, length, encoded, 0);
                    await stream.WriteAsync(encoded, 0, length).ConfigureAwait(false);
                    upload.Progress?.Report(sent);
                }
            }
            if (sent < upload.Size)
            {
                throw Fail(new IOException(Words.Of("Le fichier a rétréci pendant son envoi", "The file has shrunk while it was sent")));
            }
            await stream.WriteAsync(End, 0, End.Length).ConfigureAwait(false);
        }

        private Stream Open()
        {
            try
            {
                return upload.Open();
            }
            catch (Exception e) when (IsSource(e))
            {
                throw Fail(new IOException(Words.Of("Le fichier ne s'ouvre pas : ", "The file cannot be opened: ") + e.Message, e));
            }
        }

        /// <summary>A whole piece, but for the last one.</summary>
        private async Task<int> ReadAsync(Stream file, byte[] piece)
        {
            try
            {
                int filled = 0;
                int count;
                while (filled < piece.Length
                    && (count = await file.ReadAsync(piece, filled, piece.Length - filled).ConfigureAwait(false)) > 0)
                {
                    filled += count;
                }
                return filled;
            }
            catch (Exception e) when (IsSource(e))
            {
                throw Fail(new IOException(Words.Of("Le fichier ne se lit pas : ", "The file cannot be read: ") + e.Message, e));
            }
        }

        private static bool IsSource(Exception e)
            => e is IOException || e is UnauthorizedAccessException || e is ObjectDisposedException || e is NotSupportedException;

        private IOException Fail(IOException failure)
        {
            Failure = failure;
            return failure;
        }
    }
}

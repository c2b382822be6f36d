using System;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace Lalux.Assure
{
    /// <summary>A file to upload: its name, its content, and whom to tell how far it has got. Immutable.</summary>
    public sealed class Upload
    {
        /// <summary>The largest file that is kept, in bytes: the contract's <c>x-taille-max-fichier</c>.</summary>
        public const int MaxBytes = 5242880;

        /// <summary>Schema <c>DepotDocument</c>, <c>fileNameWithExtension</c> (D22); a test keeps both equal to the contract's.</summary>
        private const string NamePattern = @"^[^\/\\\x00-\x1F\x7F]+\.[A-Za-z0-9]{1,10}$";
        private const int LongestName = 255;

        private const int Chunk = 81920;

        private readonly Func<Stream> open;

        private Upload(string name, long size, Func<Stream> open, IProgress<long> progress)
        {
            if (name == null)
            {
                throw new ArgumentNullException(nameof(name));
            }
            int length = JsonText.CodePoints(name);
            if (length < 0 || length > LongestName || name.EndsWith("\n", StringComparison.Ordinal) || !Regex.IsMatch(name, NamePattern))
            {
                throw new ArgumentException(
                    Words.Of(
                        "1 à 255 caractères avec une extension, sans chemin ni caractères de contrôle",
                        "1 to 255 characters with an extension, without a path or control characters"),
                    nameof(name));
            }
            if (size == 0)
            {
                throw new ArgumentException(Words.Of("Le fichier est vide", "The file is empty"));
            }
            Name = name;
            Size = size;
            Progress = progress;
            this.open = open;
        }

        /// <summary>The file's name with its extension.</summary>
        public string Name { get; }

        /// <summary>The file's size in bytes, not encoded.</summary>
        public long Size { get; }

        internal IProgress<long> Progress { get; }

        /// <summary>A file under its own name. It is read while it is sent, and again if it is sent again.</summary>
        /// <param name="path">Not to be changed until the upload is over.</param>
        /// <returns>The upload.</returns>
        /// <exception cref="IOException">There is no such file, or its size cannot be read.</exception>
        /// <exception cref="ArgumentException">It is empty, or its name is not one that the contract allows (D22).</exception>
        public static Upload OfFile(string path)
        {
            FileInfo file = new FileInfo(path);
            return new Upload(
                file.Name,
                file.Length,
                () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, Chunk, FileOptions.SequentialScan),
                null);
        }

        /// <summary>A file that is in memory.</summary>
        /// <param name="name">The file's name with its extension, without a path.</param>
        /// <param name="content">Not to be changed until the upload is over.</param>
        /// <returns>The upload.</returns>
        /// <exception cref="ArgumentException">It is empty, or its name is not one that the contract allows (D22).</exception>
        public static Upload OfBytes(string name, byte[] content)
        {
            if (content == null)
            {
                throw new ArgumentNullException(nameof(content));
            }
            return new Upload(name, content.Length, () => new MemoryStream(content, false), null);
        }

        /// <summary>
        /// A file from a stream that can be read from here more than once, since a request may have to be sent again. It is read
        /// while it is sent, from its position now to its end. One that cannot: <see cref="ReadAsync"/>.
        /// </summary>
        /// <param name="name">The file's name with its extension, without a path.</param>
        /// <param name="content">Stays open, and belongs to this upload until it is over.</param>
        /// <returns>The upload.</returns>
        /// <exception cref="ArgumentException">The stream cannot seek, is at its end, or the name is not one that the contract
        /// allows (D22).</exception>
        public static Upload OfStream(string name, Stream content)
        {
            if (content == null)
            {
                throw new ArgumentNullException(nameof(content));
            }
            if (!content.CanSeek || !content.CanRead)
            {
                throw new ArgumentException(
                    Words.Of(
                        "Un flux qui se relit ; pour un autre : Upload.ReadAsync",
                        "A stream that can be read again; another one: Upload.ReadAsync"),
                    nameof(content));
            }
            long start = content.Position;
            return new Upload(
                name,
                content.Length - start,
                () =>
                {
                    content.Position = start;
                    return new KeptOpenStream(content);
                },
                null);
        }

        /// <summary>
        /// A file from a stream that can be read only once: it is read into memory here, to its end or to one byte above
        /// <see cref="MaxBytes"/>.
        /// </summary>
        /// <param name="name">The file's name with its extension, without a path.</param>
        /// <param name="content">Stays open.</param>
        /// <param name="cancellationToken">Gives the reading up.</param>
        /// <returns>The upload.</returns>
        /// <exception cref="IOException">The stream cannot be read.</exception>
        /// <exception cref="ArgumentException">It is empty, or its name is not one that the contract allows (D22).</exception>
        public static async Task<Upload> ReadAsync(
            string name, Stream content, CancellationToken cancellationToken = default(CancellationToken))
        {
            if (content == null)
            {
                throw new ArgumentNullException(nameof(content));
            }
            using (MemoryStream read = new MemoryStream())
            {
                byte[] chunk = new byte[Chunk];
                int count;
                do
                {
                    int wanted = (int)Math.Min(chunk.Length, MaxBytes + 1 - read.Length);
                    count = await content.ReadAsync(chunk, 0, wanted, cancellationToken).ConfigureAwait(false);
                    read.Write(chunk, 0, count);
                }
                while (count > 0 && read.Length <= MaxBytes);
                return OfBytes(name, read.ToArray());
            }
        }

        /// <summary>The same file, and somebody who is told how far it has got.</summary>
        /// <param name="progress">Told the bytes that were read so far; they begin anew when the file is sent again.</param>
        /// <returns>Another upload.</returns>
        public Upload WithProgress(IProgress<long> progress) => new Upload(Name, Size, open, progress);

        /// <summary>Name and size, nothing of the content.</summary>
        /// <returns>A text for a log.</returns>
        public override string ToString() => Name + ", " + Size + " bytes";

        /// <summary>The content from its start; called once for each time that it is sent.</summary>
        internal Stream Open() => open();
    }
}

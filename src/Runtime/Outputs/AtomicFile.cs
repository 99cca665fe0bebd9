namespace AiPerf.Plot.Outputs;

/// <summary>Writes files so that nobody ever sees half of one.</summary>
internal static class AtomicFile
{
    private const int MaxAttempts = 100;
    private const int MaxLosses = 3;
    private const string Ending = ".aiperf-tmp";

    /// <summary>
    /// Writes to a temporary name in the same directory and moves it into place. A file that already holds these bytes is left
    /// alone, its time stamp too, so that nothing downstream is built again.
    /// </summary>
    /// <param name="path">The absolute path; its directory exists.</param>
    /// <param name="content">The whole content.</param>
    /// <returns>Whether the file was changed.</returns>
    /// <exception cref="IOException">When it cannot be written; what was there before is still there, and no temporary file is left.</exception>
    /// <exception cref="UnauthorizedAccessException">When it may not be written; likewise.</exception>
    public static bool Write(string path, ReadOnlySpan<byte> content)
    {
        if (Holds(path, content))
            return false;

        for (var losses = 1; ; losses++)
        {
            var (temporary, stream) = CreateTemporary(path);
            try
            {
                // Open until it has its name: what is open is not taken for what a killed build left.
                using (stream)
                {
                    stream.Write(content);
                    stream.Flush();
                    File.Move(temporary, path, overwrite: true);
                }

                return true;
            }
            catch (FileNotFoundException) when (losses < MaxLosses)
            {
                // On a file system without locks another build may have taken it for just that.
            }
            catch
            {
                TryDelete(temporary);
                throw;
            }
        }
    }

    /// <summary>Removes from a directory the temporary files that no build is writing: those of builds that were killed.</summary>
    /// <param name="directory">The absolute path.</param>
    public static void Sweep(string directory)
    {
        try
        {
            foreach (var path in Directory.GetFiles(directory, "*" + Ending).Where(path => IsTemporary(Path.GetFileName(path))))
                SweepFile(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It costs nobody anything to leave them.
        }
    }

    private static void SweepFile(string path)
    {
        try
        {
            // Who writes it holds it open. A link is none of ours, and opening what it leads to may do anything.
            if (new FileInfo(path).LinkTarget is null)
                new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // In use, or gone.
        }
    }

    /// <summary>Whether a file can be made in the directory of another; nothing of it is left.</summary>
    /// <param name="path">The absolute path of the other.</param>
    public static bool CanCreateBeside(string path)
    {
        try
        {
            var (temporary, stream) = CreateTemporary(path);
            stream.Dispose();
            TryDelete(temporary);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether a name is that of a temporary file of ours.</summary>
    public static bool IsTemporary(string name) =>
        name.StartsWith('.') && name.EndsWith(Ending, StringComparison.Ordinal);

    private static bool Holds(string path, ReadOnlySpan<byte> content)
    {
        try
        {
            var file = new FileInfo(path);
            return file.LinkTarget is null && file.Exists && file.Length == content.Length && content.SequenceEqual(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A file that cannot be read can still be replaced.
            return false;
        }
    }

    /// <summary>A new file of a name that no other build is using: only who creates a file may write it.</summary>
    private static (string Path, FileStream Stream) CreateTemporary(string path)
    {
        var directory = Path.GetDirectoryName(path) ?? throw new IOException($"'{path}' is a directory.");
        var name = Path.GetFileName(path);
        for (var attempt = 0; ; attempt++)
        {
            var temporary = Path.Combine(directory, FormattableString.Invariant($".{name}.{attempt}{Ending}"));
            try
            {
                // Shared with renaming alone, which Windows would refuse otherwise.
                return (temporary, new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Delete));
            }
            // It existed a moment ago, whether or not it still does: the other build may have moved it into place meanwhile. Or it is
            // new, and another build that sweeps was quicker to lock it.
            catch (IOException exception) when (attempt < MaxAttempts && exception.HResult is (17 or unchecked((int)0x80070050) or 11 or 35 or unchecked((int)0x80070020)))
            {
                // Another build writes the same file, or one was killed; take the next name.
            }
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one worth reporting.
        }
    }
}

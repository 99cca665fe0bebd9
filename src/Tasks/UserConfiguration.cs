using System.Security.Cryptography;
using System.Text;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Tasks;

/// <summary>
/// The configuration in the user's home directory. It is created as a copy of the defaults, for people to edit. Its
/// first line holds the version and the hash of the rest: a copy that nobody has edited follows the package and says
/// nothing that the defaults do not say; an edited one is the user's and is never written to.
/// </summary>
/// <param name="homeDirectory">The home directory, absolute.</param>
/// <param name="version">The version of the defaults.</param>
/// <param name="defaults">The text of the defaults.</param>
internal sealed class UserConfiguration(string homeDirectory, Version version, Func<string> defaults)
{
    /// <summary>The file in messages.</summary>
    public const string DisplayPath = "~/.aiperf/plot_config.yaml";

    private const string HeaderStart = "# AiPerf.Plot.Build defaults ";
    private const string HashStart = ", sha256 ";

    private readonly string _path = Path.Combine(homeDirectory, ".aiperf", "plot_config.yaml");

    /// <summary>The configuration below a home directory, with the defaults of this version; <see langword="null"/> without an absolute one.</summary>
    public static UserConfiguration? For(string? homeDirectory, Func<string> defaults)
    {
        var version = typeof(UserConfiguration).Assembly.GetName().Version ?? new Version(0, 0, 0);
        return Path.IsPathFullyQualified(homeDirectory ?? "") ? new(homeDirectory!, new Version(version.Major, version.Minor, version.Build), defaults) : null;
    }

    /// <summary>The file as a layer; <see langword="null"/> when it is absent, unreadable to us, or an unedited copy.</summary>
    public ConfigurationFile? Layer()
    {
        if (!File.Exists(_path))
        {
            return null;
        }

        try
        {
            return UneditedVersion(File.ReadAllText(_path)) is null ? new ConfigurationFile(_path, DisplayPath) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Whoever loads the layers reports that it cannot be read.
            return new ConfigurationFile(_path, DisplayPath);
        }
    }

    /// <summary>Creates the file if there is none, and refreshes an unedited copy of older defaults.</summary>
    /// <returns>What was done; <see langword="null"/> when there was nothing to do.</returns>
    public PlotDiagnostic? CreateOrRefresh()
    {
        try
        {
            if (!File.Exists(_path))
            {
                return Write(overwrite: false) ? DiagnosticTable.UserConfigurationWritten.At(SourceSpan.None, DisplayPath, "created") : null;
            }

            if (UneditedVersion(File.ReadAllText(_path)) is { } old && old < version)
            {
                Write(overwrite: true);
                return DiagnosticTable.UserConfigurationWritten.At(SourceSpan.None, DisplayPath, $"refreshed from the defaults of version {old}");
            }

            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return DiagnosticTable.UserConfigurationNotWritten.At(SourceSpan.None, DisplayPath, error.GetType().Name);
        }
    }

    private bool Write(bool overwrite)
    {
        var text = defaults();
        var directory = Path.GetDirectoryName(_path)!;
        Directory.CreateDirectory(directory);
        // A name of its own for each writer: several projects of one build may do this at once.
        var temporary = Path.Combine(directory, $".plot_config.{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllText(temporary, $"{HeaderStart}{version.ToString(3)}{HashStart}{Hash(text)}\n{text}");
            File.Move(temporary, _path, overwrite);
            return true;
        }
        catch (IOException) when (!overwrite && File.Exists(_path))
        {
            return false;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The version in the first line, when the rest is what that version wrote.</summary>
    private static Version? UneditedVersion(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0 || !text.StartsWith(HeaderStart, StringComparison.Ordinal))
        {
            return null;
        }

        var parts = text[HeaderStart.Length..end].Split(HashStart);
        return parts.Length == 2 && parts[1] == Hash(text[(end + 1)..]) && Version.TryParse(parts[0], out var version) ? version : null;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

using System.Text;

namespace AiPerf.Plot.Runtime.Tests.Artifacts;

/// <summary>One file of a sound run with one kind of damage.</summary>
/// <param name="Name">The damage, such as <c>requests-truncated</c>.</param>
/// <param name="File">The name of the file.</param>
/// <param name="Damage">Makes the damaged content out of the sound one; <see langword="null"/> stands for a directory in its place.</param>
internal sealed record DamagedArtifact(string Name, string File, Func<byte[], byte[]?> Damage)
{
    /// <summary>A directory with a file in it, under the name of the file.</summary>
    public static byte[]? Directory(byte[] sound) => null;

    /// <summary>Nothing but the name.</summary>
    public static byte[]? Empty(byte[] sound) => [];

    /// <summary>The first half: the disk was full.</summary>
    public static byte[]? Half(byte[] sound) => sound[..(sound.Length / 2)];

    /// <summary>A byte order mark in front, as editors of Windows put it; no damage.</summary>
    public static byte[]? Bom(byte[] sound) => [.. "\uFEFF"u8, .. sound];

    /// <summary>The other system's line ends; no damage.</summary>
    public static byte[]? OtherLineEnds(byte[] sound) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(sound).ReplaceLineEndings(sound.Contains((byte)'\r') ? "\n" : "\r\n"));

    /// <summary>UTF-16, as a shell's redirection may write it.</summary>
    public static byte[]? Utf16(byte[] sound) => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(sound))];

    /// <summary>Zeros behind the end, as a file system leaves them after a power cut.</summary>
    public static byte[]? ZerosBehind(byte[] sound) => [.. sound, .. new byte[512]];

    /// <summary>Zeros from the middle on, for as long as a sector.</summary>
    public static byte[]? ZerosInside(byte[] sound)
    {
        byte[] damaged = [.. sound];
        Array.Clear(damaged, damaged.Length / 2, 512);
        return damaged;
    }

    /// <summary>The content twice.</summary>
    public static byte[]? Twice(byte[] sound) => [.. sound, .. sound];

    /// <summary>The first occurrence of a text replaced, at or behind a line counted from one.</summary>
    public static Func<byte[], byte[]?> Replace(string old, string by, int line = 1) => sound =>
    {
        string text = Encoding.Latin1.GetString(sound);
        int start = 0;
        for (int skipped = 1; skipped < line; skipped++)
            start = text.IndexOf('\n', start) + 1;
        int place = text.IndexOf(old, start, StringComparison.Ordinal);
        return place < 0
            ? throw new InvalidOperationException($"'{old}' is not in the sound file behind line {line}.")
            : Encoding.Latin1.GetBytes(text[..place] + by + text[(place + old.Length)..]);
    };

    /// <summary>Every occurrence of a text replaced.</summary>
    public static Func<byte[], byte[]?> ReplaceAll(string old, string by) => sound =>
    {
        string text = Encoding.Latin1.GetString(sound);
        return text.Contains(old, StringComparison.Ordinal)
            ? Encoding.Latin1.GetBytes(text.Replace(old, by, StringComparison.Ordinal))
            : throw new InvalidOperationException($"'{old}' is not in the sound file.");
    };

    /// <summary>A line, counted from one, replaced by a text or by what becomes of it.</summary>
    public static Func<byte[], byte[]?> Line(int line, Func<string, string> change) => sound =>
    {
        string[] lines = Encoding.Latin1.GetString(sound).Split('\n');
        string end = lines[line - 1].EndsWith('\r') ? "\r" : "";
        lines[line - 1] = change(lines[line - 1].TrimEnd('\r')) + end;
        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    };

    /// <summary>The number of a JSON member replaced: the first one at or behind a line counted from one.</summary>
    public static Func<byte[], byte[]?> Number(string before, string by, int line = 1) => sound =>
    {
        string text = Encoding.Latin1.GetString(sound);
        int start = 0;
        for (int skipped = 1; skipped < line; skipped++)
            start = text.IndexOf('\n', start) + 1;
        int place = text.IndexOf(before, start, StringComparison.Ordinal);
        if (place < 0)
            throw new InvalidOperationException($"'{before}' is not in the sound file behind line {line}.");
        int from = place + before.Length;
        int to = from;
        while (char.IsAsciiDigit(text[to]) || text[to] is '.' or '-' or '+' or 'e' or 'E')
            to++;
        return Encoding.Latin1.GetBytes(text[..from] + by.Replace("{}", text[from..to], StringComparison.Ordinal) + text[to..]);
    };

    /// <summary>The content replaced by a text.</summary>
    public static Func<byte[], byte[]?> Text(string text) => _ => Encoding.UTF8.GetBytes(text);
}

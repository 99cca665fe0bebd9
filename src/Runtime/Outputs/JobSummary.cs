using System.Text;

namespace AiPerf.Plot.Outputs;

/// <summary>
/// The index as the page of a CI job can show it. Pictures on the machine that ran the job cannot be shown there, so their alternative
/// texts stand in their place.
/// </summary>
internal static class JobSummary
{
    /// <summary>The most that GitHub accepts of a step, in bytes; it drops a summary that is larger, whole.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>The page.</summary>
    /// <param name="content">What the index shows.</param>
    /// <param name="place">A sentence that says where the pictures are.</param>
    /// <param name="mostBytes">What the page may have in UTF-8. A page that would have more is shortened, and says so.</param>
    /// <returns>The page; <see langword="null"/> when there is not even room for its head.</returns>
    public static string? Write(IndexContent content, string place, int mostBytes)
    {
        var head = $"{IndexPage.Head(content)}{MarkdownText.Escape(place)}\n\n";
        Part[] parts = [.. Parts(content)];
        var whole = head + string.Concat(parts.Select(part => part.Text(part.Entries.Count)));
        if (Encoding.UTF8.GetByteCount(whole) <= mostBytes)
            return whole;

        // The note is longest when everything is left out.
        var room = mostBytes - Encoding.UTF8.GetByteCount(head) - Encoding.UTF8.GetByteCount(Note(parts, new int[parts.Length]));
        if (room < 0)
            return null;
        // The smallest first, so that what a part does not need is the others'.
        var kept = new int[parts.Length];
        var bySize = Enumerable.Range(0, parts.Length).OrderBy(i => parts[i].Bytes(parts[i].Entries.Count)).ToArray();
        for (var done = 0; done < bySize.Length; done++)
        {
            var i = bySize[done];
            kept[i] = parts[i].Fitting(room / (bySize.Length - done));
            room -= parts[i].Bytes(kept[i]);
        }

        return head + Note(parts, kept) + string.Concat(parts.Select((part, i) => part.Text(kept[i])));
    }

    private static IEnumerable<Part> Parts(IndexContent content)
    {
        if (KeyMetrics.Table(content.Runs) is { } table)
            yield return new("runs", table.Head, table.Rows, "\n");
        if (content.Changes is { } changes)
            yield return new("changes", IndexPage.Head(changes) + changes.Table.Head, changes.Table.Rows, "\n");
        yield return new("plots", "", [.. content.Pictures.Select(plot => $"{IndexPage.Head(plot)}{MarkdownText.Escape(plot.AltText)}\n\n")], "");
        yield return new("plots that were not drawn", IndexPage.AbsentHead, [.. content.Absent.Select(IndexPage.Absent)], "");
    }

    private static string Note(Part[] parts, int[] kept)
    {
        var left = parts.Select((part, i) => (part, Out: part.Entries.Count - kept[i])).Where(pair => pair.Out > 0)
            .Select(pair => FormattableString.Invariant($"{pair.Out} of {pair.part.Entries.Count} {pair.part.Name}"));
        return $"> Shortened to what a job's summary may hold. Left out: {string.Join(", ", left)}. All of it is in {IndexPage.FileName} beside the pictures.\n\n";
    }

    /// <summary>A table or a list: entries, and what stands above and below them where there are any.</summary>
    private sealed record Part(string Name, string Head, IReadOnlyList<string> Entries, string Tail)
    {
        public string Text(int count) => count == 0 ? "" : $"{Head}{string.Concat(Entries.Take(count))}{Tail}";

        public int Bytes(int count) => Encoding.UTF8.GetByteCount(Text(count));

        /// <summary>How many entries have room in so many bytes.</summary>
        public int Fitting(int bytes)
        {
            bytes -= Encoding.UTF8.GetByteCount(Head + Tail);
            var count = 0;
            while (count < Entries.Count && (bytes -= Encoding.UTF8.GetByteCount(Entries[count])) >= 0)
                count++;
            return count;
        }
    }
}

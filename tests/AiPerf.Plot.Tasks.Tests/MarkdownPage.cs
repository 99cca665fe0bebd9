using System.Text.RegularExpressions;

namespace AiPerf.Plot.Tasks.Tests;

/// <summary>A page of the documentation, taken apart as far as the tests need it.</summary>
internal sealed partial class MarkdownPage
{
    private MarkdownPage(string path)
    {
        Path = path;
        var prose = new List<string>();
        (string Language, List<string> Lines)? open = null;
        var blocks = new List<CodeBlock>();
        foreach (var line in Repository.Text(path).ReplaceLineEndings("\n").Split('\n'))
        {
            if (!line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                (open?.Lines ?? prose).Add(line);
            }
            else if (open is { } block)
            {
                blocks.Add(new CodeBlock(block.Language, string.Join('\n', block.Lines)));
                open = null;
            }
            else
            {
                open = (line.Trim().TrimStart('`'), []);
            }
        }

        Assert.IsNull(open, $"{path}: a code block is not closed.");
        CodeBlocks = blocks;
        Prose = InlineCode().Replace(string.Join('\n', prose), "");
        Anchors = [.. prose.Where(line => line.StartsWith('#')).Select(Slug)];
    }

    /// <summary>Every page that people write and the documentation's generated ones, below the repository's root with <c>/</c>.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Files(".", SearchOption.TopDirectoryOnly).Concat(Files("docs", SearchOption.AllDirectories))
        .Concat(Files("bench", SearchOption.TopDirectoryOnly)).Concat(Files("tests", SearchOption.TopDirectoryOnly)).Concat(Directory.GetDirectories(Repository.Path("tests")).SelectMany(folder => Files("tests/" + System.IO.Path.GetFileName(folder), SearchOption.TopDirectoryOnly)))
        .Order(StringComparer.Ordinal)];

    /// <summary>Its path below the repository's root.</summary>
    public string Path { get; }

    /// <summary>The text without code.</summary>
    public string Prose { get; }

    /// <summary>The fenced blocks.</summary>
    public IReadOnlyList<CodeBlock> CodeBlocks { get; }

    /// <summary>What a link to a heading of it may name.</summary>
    public IReadOnlyList<string> Anchors { get; }

    /// <summary>Where its links lead.</summary>
    public IEnumerable<string> Links => Link().Matches(Prose).Select(match => match.Groups[1].Value);

    /// <summary>Its pictures.</summary>
    public IEnumerable<string> Pictures => Picture().Matches(Prose).Select(match => match.Groups[1].Value);

    public static MarkdownPage Read(string path) => new(path);

    /// <summary>The path that a link of this page names, below the repository's root.</summary>
    public string Target(string link)
    {
        var root = Repository.Path(".");
        var full = System.IO.Path.GetFullPath(System.IO.Path.Combine(root, System.IO.Path.GetDirectoryName(Path)!, link));
        return System.IO.Path.GetRelativePath(root, full).Replace('\\', '/');
    }

    private static IEnumerable<string> Files(string folder, SearchOption depth) =>
        Directory.GetFiles(Repository.Path(folder), "*.md", depth).Select(file => System.IO.Path.GetRelativePath(Repository.Path("."), file).Replace('\\', '/'));

    // As GitHub makes them of headings.
    private static string Slug(string heading) =>
        NotInSlugs().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"`[^`\n]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?:src|srcset)=""([^""]+)""")]
    private static partial Regex Picture();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInSlugs();
}

/// <summary>A fenced block.</summary>
/// <param name="Language">What stands behind the opening fence.</param>
/// <param name="Text">Its lines.</param>
internal sealed record CodeBlock(string Language, string Text);

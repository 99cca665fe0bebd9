using AiPerf.Plot.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AiPerf.Plot.Configuration;

/// <summary>
/// Turns the parser's events into a small tree. The library's own object model is not used: it accepts duplicate keys
/// silently, loses places and works by reflection. Whatever the text is, nothing is thrown.
/// </summary>
internal sealed class YamlReader
{
    /// <summary>Longest text, in characters.</summary>
    internal const int MaxLength = 1 << 20;

    /// <summary>Deepest nesting; the schema needs six.</summary>
    internal const int MaxDepth = 32;

    /// <summary>Most aliases.</summary>
    internal const int MaxAliases = 1000;

    /// <summary>Most values, those that aliases repeat counted each time, because each is checked each time.</summary>
    internal const int MaxValues = 20_000;

    private const int MaxLiteralEscapes = 100;

    // Each literal escape has the whole text parsed again.
    private const long MaxParsed = 4 << 20;

    private readonly ConfigurationText source;
    private readonly ICollection<PlotDiagnostic> diagnostics;
    private readonly Dictionary<string, YamlNode?> anchors = new(StringComparer.Ordinal);
    private readonly List<PlotDiagnostic> found = [];
    private Parser parser = null!;
    private int aliases;
    private int values;
    private SourceSpan last;

    private YamlReader(ConfigurationText source, ICollection<PlotDiagnostic> diagnostics)
    {
        this.source = source;
        this.diagnostics = diagnostics;
        last = source.Span(0, 0);
    }

    /// <summary>The first document's root; <see langword="null"/> when there is none or it is not valid YAML.</summary>
    public static YamlNode? Read(string text, string displayPath, ICollection<PlotDiagnostic> diagnostics)
    {
        if (text.Length > 0 && text[0] == '\uFEFF')
            text = text.Substring(1);
        if (text.Length > MaxLength)
        {
            diagnostics.Add(DiagnosticTable.UnsupportedYaml.At(new(displayPath), $"more than {MaxLength} characters", "Shorten it"));
            return null;
        }

        return new YamlReader(new(text, displayPath), diagnostics).ReadWithLiteralEscapes();
    }

    // A regular expression in double quotes, "^(treatment_\d+)", is what people write; YAML calls \d an error. Its
    // backslash is taken literally: doubled, and read again.
    private YamlNode? ReadWithLiteralEscapes()
    {
        for (var escapes = 0; ; escapes++)
        {
            try
            {
                found.Clear();
                anchors.Clear();
                aliases = values = 0;
                parser = new Parser(new StringReader(source.Parsed));
                var root = ReadDocument();
                Report();
                return root;
            }
            catch (YamlException error)
            {
                var at = error.End.Index;
                if (escapes < MaxLiteralEscapes && escapes * (long)source.Parsed.Length < MaxParsed && at + 1 < source.Parsed.Length && source.Parsed[(int)at] == '\\'
                    && error.Message.Contains("unknown escape character"))
                {
                    diagnostics.Add(DiagnosticTable.LiteralEscape.At(source.Span(at, at + 2), source.Parsed[(int)at + 1]));
                    source.DoubleBackslash((int)at);
                    continue;
                }

                // An unknown anchor carries no place; the last good one is nearer than the file's beginning.
                Fail(error.Message, error.Start.Index == 0 && error.End.Index == 0 ? last : source.Span(error.End.Index, error.End.Index + 1));
                return null;
            }
            catch (UnsupportedYamlException error)
            {
                Report();
                diagnostics.Add(DiagnosticTable.UnsupportedYaml.At(error.Span, error.Feature, error.Advice));
                return null;
            }
            catch (Exception error) when (error is not OperationCanceledException and not OutOfMemoryException)
            {
                // Malformed flow collections surface as InvalidOperationException, other damage as whatever the parser trips over.
                Fail(error.Message, last);
                return null;
            }
        }
    }

    private void Fail(string message, SourceSpan span)
    {
        Report();
        diagnostics.Add(source.TabInIndentation(span.Line) is { } tab
            ? DiagnosticTable.NotYaml.At(tab, "this line is indented with a tab, which YAML does not allow; use blanks")
            : DiagnosticTable.NotYaml.At(span, InWords(message)));
    }

    // The library's words for the mistakes that people make most name its own states; anything else is passed on.
    private static string InWords(string message) => message switch
    {
        _ when message.Contains("found invalid mapping") => "a text with a colon and a blank in it is read as a key; put the text in quotes",
        _ when message.Contains("quoted scalar, found unexpected end of stream") => "a quote is opened and not closed before the end of the file",
        _ when message.Contains("block mapping, did not find expected key") => "this line's indentation fits none of the lines above it",
        _ when message.StartsWith("Operation is not valid", StringComparison.Ordinal) => "a bracket or a brace is not closed, or a comma is missing",
        _ => message.TrimEnd('.'),
    };

    private void Report()
    {
        foreach (var diagnostic in found)
            diagnostics.Add(diagnostic);
        found.Clear();
    }

    private YamlNode? ReadDocument()
    {
        YamlNode? root = null;
        var documents = 0;
        while (Next() is { } current)
        {
            if (current is DocumentStart && ++documents > 1)
                throw new UnsupportedYamlException(Span(current), "a second document", "Keep one document a file");
            if (current is not (StreamStart or StreamEnd or DocumentStart or DocumentEnd))
                root = ReadNode(current, 0);
        }

        return root;
    }

    private YamlNode ReadNode(ParsingEvent start, int depth)
    {
        if (depth > MaxDepth)
            throw new UnsupportedYamlException(Span(start), $"nesting deeper than {MaxDepth} levels", "Flatten it");
        if (start is AnchorAlias alias)
            return ResolveAlias(alias);
        Count(start, 1);

        var anchor = start is NodeEvent { Anchor.IsEmpty: false } anchored ? anchored.Anchor.Value : null;
        if (anchor is not null)
            anchors[anchor] = null;
        if (start is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } tag } && !tag.Value.StartsWith("tag:yaml.org,2002:", StringComparison.Ordinal))
            found.Add(DiagnosticTable.UnsupportedYaml.At(Span(start), $"the tag '{tag.Value}'", "Remove the tag; the value is read without it"));

        YamlNode node = start switch
        {
            Scalar scalar => new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain && scalar.IsPlainImplicit, Span(scalar)),
            SequenceStart => ReadSequence(start, depth),
            MappingStart => ReadMapping(start, depth),
            _ => throw new InvalidOperationException("A value is missing"),
        };
        if (anchor is not null)
            anchors[anchor] = node;
        return node;
    }

    private YamlNode ResolveAlias(AnchorAlias alias)
    {
        var name = alias.Value.Value;
        if (++aliases > MaxAliases)
            throw new UnsupportedYamlException(Span(alias), $"more than {MaxAliases} aliases", "Write the values out");
        if (!anchors.TryGetValue(name, out var target))
            throw new UnsupportedYamlException(Span(alias), $"the alias '*{name}' of an anchor that does not exist", $"Put a text that begins with '*' in quotes, or define '&{name}' above it");
        if (target is not null)
            Count(alias, SizeOf(target));
        // The alias' own place is the better one for messages about a scalar; collections keep that of their content.
        return target switch
        {
            null => throw new UnsupportedYamlException(Span(alias), $"the anchor '{name}' inside itself", "Write the value out"),
            YamlScalar scalar => scalar with { Span = Span(alias) },
            _ => target,
        };
    }

    private void Count(ParsingEvent at, int more)
    {
        if ((values += more) > MaxValues)
            throw new UnsupportedYamlException(Span(at), $"more than {MaxValues} values", "Shorten it, or repeat less of it with aliases");
    }

    // Stops at the limit, so that counting a chain of aliases costs no more than they may hold.
    private static int SizeOf(YamlNode root)
    {
        var (open, size) = (new Stack<YamlNode>([root]), 0);
        while (open.Count > 0 && size <= MaxValues)
        {
            size++;
            var children = open.Pop() switch
            {
                YamlSequence list => list.Items,
                YamlMapping map => map.Entries.Select(entry => entry.Value),
                _ => [],
            };
            foreach (var child in children)
                open.Push(child);
        }

        return size;
    }

    private YamlSequence ReadSequence(ParsingEvent start, int depth)
    {
        var items = new List<YamlNode>();
        ParsingEvent? current;
        while ((current = Next()) is not (SequenceEnd or null))
            items.Add(ReadNode(current, depth + 1));
        return new(items, Span(start));
    }

    private YamlMapping ReadMapping(ParsingEvent start, int depth)
    {
        var entries = new List<YamlEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        ParsingEvent? current;
        while ((current = Next()) is not (MappingEnd or null))
        {
            var key = ReadNode(current, depth + 1);
            var value = ReadNode(Next() ?? throw new InvalidOperationException("A value is missing"), depth + 1);
            if (key is not YamlScalar name)
                found.Add(DiagnosticTable.UnsupportedYaml.At(key.Span, $"{key.Kind} as a key", "Use a text as the key"));
            else if (name is { IsPlain: true, Value: "<<" })
                found.Add(DiagnosticTable.UnsupportedYaml.At(name.Span, "the merge key '<<'", "Write the keys out; a preset without 'type' merges with the one of a weaker layer"));
            else if (keys.Add(name.Value))
                entries.Add(new(name, value));
            else
                found.Add(DiagnosticTable.DuplicateKey.At(name.Span, name.Value));
        }

        return new(entries, Span(start));
    }

    private ParsingEvent? Next()
    {
        if (!parser.MoveNext())
            return null;
        last = Span(parser.Current!);
        return parser.Current;
    }

    private SourceSpan Span(ParsingEvent node) => source.Span(node.Start.Index, node.End.Index);

    private sealed class UnsupportedYamlException(SourceSpan span, string feature, string advice) : Exception(feature)
    {
        public SourceSpan Span { get; } = span;

        public string Feature { get; } = feature;

        public string Advice { get; } = advice;
    }
}

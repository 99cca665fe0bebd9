using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Configuration;

/// <summary>A node of the configuration's tree, with its place in the file.</summary>
internal abstract record YamlNode(SourceSpan Span)
{
    /// <summary>What the node is, in a reader's words.</summary>
    public abstract string Kind { get; }

    /// <summary>Whether the node stands for 'nothing': an empty plain scalar, <c>~</c> or <c>null</c>.</summary>
    public virtual bool IsNull => false;
}

/// <summary>A text, number, switch or null.</summary>
internal sealed record YamlScalar(string Value, bool IsPlain, SourceSpan Span) : YamlNode(Span)
{
    public override string Kind => IsNull ? "nothing" : Value.Length > 60 ? $"'{Value.Substring(0, 60)}…'" : $"'{Value}'";

    public override bool IsNull => IsPlain && Value is ("" or "~" or "null" or "Null" or "NULL");
}

/// <summary>A list.</summary>
internal sealed record YamlSequence(IReadOnlyList<YamlNode> Items, SourceSpan Span) : YamlNode(Span)
{
    public override string Kind => "a list";
}

/// <summary>A mapping without duplicate keys, in file order.</summary>
internal sealed record YamlMapping(IReadOnlyList<YamlEntry> Entries, SourceSpan Span) : YamlNode(Span)
{
    public override string Kind => "a mapping";

    public YamlEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key.Value == key);
}

/// <summary>A key and its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);

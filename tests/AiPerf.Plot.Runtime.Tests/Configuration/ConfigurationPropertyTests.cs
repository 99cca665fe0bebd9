using System.Globalization;
using System.Text;
using AiPerf.Plot.Configuration;
using CsCheck;

namespace AiPerf.Plot.Runtime.Tests;

/// <summary>What holds of every configuration that the schema allows, however its YAML is laid out.</summary>
[TestClass]
public sealed class ConfigurationPropertyTests
{
    private static readonly string[] Texts = ["plain", "two words", "a: b", "# no comment", "- dash", "it's", "say \"x\"", "true", "7", "null", "späte Läufe", "{}", "100 %", "back\\slash"];

    private static readonly Gen<Layout> AnyLayout = Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int[0, 2]).Select((flow, comments, crlf, quotes) => new Layout(flow, comments, crlf, quotes));

    // A mapping as the tree that the YAML is written from: texts, lists of texts, and mappings.
    private static readonly Gen<Preset> AnyPreset = Gen.Select(OneOf([.. PlotTypeNames.NamesIn(PlotTypes.All)]), Gen.Int[0, int.MaxValue])
        .Select((type, seed) => PresetOf(type, new Random(seed)));

    private static readonly Gen<Preset[]> AnyPresets = AnyPreset.Array[1, 5];

    [TestMethod]
    public void What_the_schema_allows_is_taken_without_a_word_and_means_the_same_in_every_layout() => Gen.Select(AnyPresets, AnyLayout, AnyLayout).Sample((presets, one, other) =>
    {
        ParsedConfiguration parsed = Parsing.Parse(Write(presets, one));

        Assert.AreEqual("", Parsing.Messages(Write(presets, one)), Write(presets, one));
        Assert.HasCount(presets.Length, parsed.Document.Presets);
        foreach (Preset preset in presets)
        {
            PresetModel model = parsed.Document.Find(NameOf(presets, preset), preset.IsMultiRun)!;
            CollectionAssert.AreEquivalent(preset.Keys.Select(key => key.Key).ToArray(), model.Settings.Select(setting => setting.Key).ToArray(), Write(presets, one));
        }

        Assert.AreEqual(parsed.Document, Parsing.Parse(Write(presets, other)).Document, Write(presets, other));
    });

    [TestMethod]
    public void A_misspelt_key_is_told_once_at_its_place_and_costs_itself() => Gen.Select(AnyPresets, AnyLayout, Gen.Int[0, 1000]).Sample((presets, layout, pick) =>
    {
        Preset victim = presets[pick % presets.Length];
        (string key, object _) = victim.Keys[pick % victim.Keys.Count];
        if (PresetSchema.Find(PresetSchema.Preset, key)!.RequiredBy != 0)
            return;
        Preset[] broken = [.. presets.Select(preset => preset != victim ? preset : preset with { Keys = [.. preset.Keys.Select(pair => pair.Key == key ? (key + "z", pair.Value) : pair)] })];
        string text = Write(broken, layout);

        ParsedConfiguration parsed = Parsing.Parse(text);

        var told = parsed.Diagnostics.Single(diagnostic => diagnostic.Message.Contains(key + "z", StringComparison.Ordinal));
        Assert.AreEqual("AIPERF1002", told.Descriptor.Id);
        Assert.AreEqual(text.IndexOf(key + "z", StringComparison.Ordinal), told.Location.Offset + Quotes(text, told.Location.Offset), text);
        StringAssert.Contains(told.Message, $"'{key}'");
        Assert.HasCount(presets.Length, parsed.Document.Presets, text);
    });

    [TestMethod]
    public void What_is_written_of_a_configuration_reads_as_the_same_one() => Gen.Select(AnyPresets, AnyLayout).Sample((presets, layout) =>
    {
        ConfigurationDocument document = Parsing.Parse(Write(presets, layout)).Document;
        var text = new StringBuilder();
        foreach (bool isMultiRun in (bool[])[true, false])
        {
            text.Append(isMultiRun ? "multi_run_plots:\n" : "single_run_plots:\n");
            foreach (PresetModel model in document.Presets.Where(preset => preset.IsMultiRun == isMultiRun))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {YamlText.Scalar(model.Name)}:\n    type: {PlotTypeNames.NameOf(model.Type)}\n");
                foreach (Setting setting in model.Settings)
                    text.Append(CultureInfo.InvariantCulture, $"    {setting.Key}: {YamlText.Value(PresetSchema.Find(PresetSchema.Preset, setting.Key)!, setting.Value)}\n");
            }
        }

        Assert.AreEqual("", Parsing.Messages(text.ToString()), text.ToString());
        Assert.AreEqual(document with { MultiRunDefaults = null, SingleRunDefaults = null }, Parsing.Parse(text.ToString()).Document, text.ToString());
    });

    private static Gen<T> OneOf<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(place => all[place]);

    private static int Quotes(string text, int offset) => text[offset] is '"' or '\'' ? 1 : 0;

    private static string NameOf(Preset[] presets, Preset preset) => $"p{Array.IndexOf(presets, preset)}";

    private static Preset PresetOf(string typeName, Random random)
    {
        PlotTypes type = PlotTypeNames.Find(typeName);
        bool isMultiRun = (type & PlotTypes.MultiRun) != 0;
        var keys = new List<(string Key, object Value)>();
        foreach (SchemaKey key in PresetSchema.Preset.Where(key => (key.AppliesTo & type) != 0))
        {
            // These two say of x and y what the metrics below say already.
            if (key.Name is "stat" or "source" || ((key.RequiredBy & type) == 0 && random.Next(3) > 0))
                continue;
            if (Value(key, type, random) is { } value)
                keys.Add((key.Name, value));
        }

        keys.Insert(random.Next(keys.Count + 1), ("title", Texts[random.Next(Texts.Length)]));
        List<(string Key, object Value)> distinct = [.. keys.DistinctBy(key => key.Key)];
        (string Key, object Value)[] shuffled = [.. distinct];
        random.Shuffle(shuffled);
        return new(typeName, isMultiRun, [.. shuffled]);
    }

    private static object? Value(SchemaKey key, PlotTypes type, Random random) => key.Kind switch
    {
        ValueKind.Text => key.Name == "supplementary_col" ? "active_requests" : Texts[random.Next(Texts.Length)],
        ValueKind.TextList => random.Next(2) == 0 ? "model" : new List<string> { "model", "concurrency" },
        ValueKind.Switch => new Bare(random.Next(2) == 0 ? "true" : "false"),
        ValueKind.Integer => new Bare(((int)Math.Max(key.Above, 1) + random.Next(50)).ToString(CultureInfo.InvariantCulture)),
        ValueKind.Number => new Bare((key.Below <= 1 ? 0.5 : Math.Max(key.Above, 0) + 1 + random.Next(3)).ToString(CultureInfo.InvariantCulture)),
        ValueKind.Choice => key.Choices[random.Next(key.Choices.Count)].Name,
        ValueKind.Metric => Metric(key.Name, type, random),
        ValueKind.Style => key.Keys.Where(_ => random.Next(2) == 0).Select(nested => (nested.Name, Value: Value(nested, type, random))).Where(pair => pair.Value is not null)
            .Select(pair => (pair.Name, pair.Value!)).ToList(),
        _ => null,
    };

    private static object? Metric(string key, PlotTypes type, Random random)
    {
        if (type is PlotTypes.RequestTimeline or PlotTypes.RequestLanes)
            return null;
        if (key == "x")
            return type is PlotTypes.Scatter or PlotTypes.ScatterWithPercentiles or PlotTypes.Area or PlotTypes.Line ? "timestamp_s"
                : (type & PlotTypes.MultiRun) != 0 ? "request_latency" : null;
        if (type == PlotTypes.PercentileBands)
            return "vllm:time_to_first_token_seconds";
        if (type is PlotTypes.Timeslice or PlotTypes.Histogram)
            return "time_to_first_token";
        return (type & PlotTypes.MultiRun) == 0
            ? "vllm:num_requests_running"
            : random.Next(2) == 0 ? "output_token_throughput_avg" : new List<(string, object)> { ("metric", "output_token_throughput"), ("stat", "avg") };
    }

    private static string Write(Preset[] presets, Layout layout)
    {
        var text = new StringBuilder();
        foreach (bool isMultiRun in (bool[])[true, false])
        {
            Preset[] mine = [.. presets.Where(preset => preset.IsMultiRun == isMultiRun)];
            if (mine.Length == 0)
                continue;
            text.Append(isMultiRun ? "multi_run_plots:" : "single_run_plots:").Append(layout.HasComments ? "   # plots\n\n" : "\n");
            foreach (Preset preset in mine)
            {
                List<(string Key, object Value)> keys = [("type", preset.Type), .. preset.Keys];
                if (layout.IsFlow)
                {
                    text.Append(CultureInfo.InvariantCulture, $"  {NameOf(presets, preset)}: {Flow(keys, layout)}\n");
                    continue;
                }

                text.Append(CultureInfo.InvariantCulture, $"  {NameOf(presets, preset)}:\n");
                foreach ((string key, object value) in keys)
                    text.Append(CultureInfo.InvariantCulture, $"    {key}: {Flow(value, layout)}{(layout.HasComments ? " # why" : "")}\n");
            }
        }

        return layout.HasCrLf ? text.Replace("\n", "\r\n").ToString() : text.ToString();
    }

    private static string Flow(object value, Layout layout) => value switch
    {
        Bare bare => bare.Text,
        string text => Quoted(text, layout.Quotes),
        List<string> list => $"[{string.Join(", ", list.Select(item => Quoted(item, layout.Quotes)))}]",
        List<(string Key, object Value)> map => $"{{ {string.Join(", ", map.Select(pair => $"{pair.Key}: {Flow(pair.Value, layout)}"))} }}",
        _ => throw new InvalidOperationException(value.GetType().Name),
    };

    // Names may stand plain; texts of any kind are quoted one way or the other.
    private static string Quoted(string text, int quotes) =>
        quotes == 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ':' or '+') && char.IsAsciiLetter(text[0]) && text is not ("true" or "null") && !text.Contains(':')
            ? text
            : quotes == 1 ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'" : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private sealed record Preset(string Type, bool IsMultiRun, IReadOnlyList<(string Key, object Value)> Keys);

    private sealed record Layout(bool IsFlow, bool HasComments, bool HasCrLf, int Quotes);

    private sealed record Bare(string Text);
}

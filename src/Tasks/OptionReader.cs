using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Tasks;

/// <summary>
/// Turns the task's text parameters into values. They are text so that a mistake is our own diagnostic, with what to
/// do, instead of the engine's conversion error.
/// </summary>
/// <param name="report">Receives the mistakes.</param>
/// <param name="prefix">What stands before a parameter's name where the user wrote the value: <c>AiPerfPlot</c> for properties.</param>
internal sealed class OptionReader(Action<PlotDiagnostic> report, string prefix = "")
{
    private static readonly string[] FormatNames = ["png", "svg", "pdf", "csv", "json"];

    private OptionReader? _dashboard;

    public bool Failed { get; private set; }

    /// <summary>Whether an option failed, of the dashboard's too.</summary>
    public bool HasFailed => Failed || _dashboard is { Failed: true };

    /// <summary>The reader of the dashboard's options, which have a prefix of their own.</summary>
    public OptionReader ForDashboard() => _dashboard ??= new(report, prefix.Length == 0 ? "Dashboard" : "AiPerfDashboard");

    public bool Switch(string name, string? text) => (text ?? "").Trim().ToLowerInvariant() switch
    {
        "" or "false" or "off" or "no" => false,
        "true" or "on" or "yes" => true,
        _ => Fail(name, text!, "true or false", fallback: false),
    };

    public string Choice(string name, string? text, string fallback, params string[] choices)
    {
        var value = (text ?? "").Trim();
        if (value.Length == 0)
        {
            return fallback;
        }

        return choices.FirstOrDefault(choice => choice.Equals(value, StringComparison.OrdinalIgnoreCase))
            ?? Fail(name, value, Words(choices), fallback, choices);
    }

    public int Whole(string name, string? text, int fallback, int least, int most)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return fallback;
        }

        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : Fail(name, text, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"), fallback);
    }

    public int? Count(string name, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : Whole(name, text, fallback: 1, least: 1, most: 1_000_000);

    public double Number(string name, string? text, double fallback, double least, double most)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return fallback;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : Fail(name, text, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}, with a decimal point"), fallback);
    }

    public OutputFormats Formats(string? text)
    {
        var formats = OutputFormats.None;
        foreach (var name in ValueList.OfNames(text))
        {
            formats |= name.ToLowerInvariant() switch
            {
                "png" => OutputFormats.Png,
                "svg" => OutputFormats.Svg,
                "pdf" => OutputFormats.Pdf,
                "csv" => OutputFormats.Csv,
                "json" => OutputFormats.Json,
                _ => Fail("Formats", name, "png, svg, pdf, csv or json (several: png,svg; on the command line png+svg)", OutputFormats.None, FormatNames),
            };
        }

        return formats == OutputFormats.None ? OutputFormats.Png : formats;
    }

    public RunMode? Mode(string? text) => Choice("Mode", text, "auto", "auto", "single", "multi") switch
    {
        "single" => RunMode.SingleRun,
        "multi" => RunMode.MultiRun,
        _ => null,
    };

    private T Fail<T>(string name, string value, string valid, T fallback, params string[] choices)
    {
        Failed = true;
        // The metadata of an item has no prefix; it is named in words.
        var option = name.Contains(' ', StringComparison.Ordinal) ? name : prefix + name;
        var nearest = Suggestion.Nearest(value, choices) is { } meant ? $" Did you mean '{meant}'?" : "";
        report(DiagnosticTable.OptionInvalid.At(SourceSpan.None, value, option, $"Use {valid}.{nearest}"));
        return fallback;
    }

    private static string Words(string[] choices) => string.Join(", ", choices[..^1]) + " or " + choices[^1];
}

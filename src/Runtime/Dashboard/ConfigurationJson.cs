using System.Text.Json;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Outputs;

namespace AiPerf.Plot.Dashboard;

/// <summary>What a run was asked to do, as the page shows it: <c>input_config</c> and the facts beside it, without secrets and absolute paths.</summary>
internal static class ConfigurationJson
{
    // A configuration is kilobytes; what is larger is data that got there.
    private const int MostCharacters = 200_000;
    private const int MostText = 4_000;
    private static readonly string[] Facts = ["start_time", "end_time", "aiperf_version", "benchmark_id", "cli_command"];

    // Texts of prompts and answers are not ours to spread.
    private static readonly string[] ContentNames = ["prompt_text", "response", "responses", "messages", "content", "system_prompt", "raw_prompt", "text"];

    /// <summary>Writes the object, or nothing but an empty one where the run has no readable summary.</summary>
    /// <param name="json">The document.</param>
    /// <param name="run">The run.</param>
    public static void Write(Utf8JsonWriter json, RunDirectory run)
    {
        json.WriteStartObject();
        string file = run.Kind == RunKind.Aggregate ? ArtifactFiles.Aggregate : ArtifactFiles.Summary;
        string path = Path.Join(run.FullPath, file);
        // Losses were reported when the run was loaded.
        if (File.Exists(path) && JsonFile.Read(path, file, run.Name, _ => { }) is { } document)
        {
            using (document)
            {
                var root = document.RootElement;
                var written = new Budget();
                foreach (string fact in Facts)
                {
                    if (root.TryGetProperty(fact, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                        Property(json, fact, value, written);
                }

                foreach (string section in (string[])["input_config", "run_info"])
                {
                    if (root.TryGetProperty(section, out var value) && value.ValueKind == JsonValueKind.Object)
                        Property(json, section, value, written);
                }
            }
        }

        json.WriteEndObject();
    }

    private static void Property(Utf8JsonWriter json, string name, JsonElement value, Budget budget, bool isSecret = false)
    {
        json.WritePropertyName(name);
        // Whatever stands below the name of a credential is one.
        isSecret |= Secrets.IsSecretName(name);
        if (value.ValueKind == JsonValueKind.String && isSecret)
            json.WriteStringValue(Secrets.Redacted);
        else if (value.ValueKind == JsonValueKind.String && Array.Exists(ContentNames, content => content.Equals(name, StringComparison.OrdinalIgnoreCase)))
            json.WriteStringValue("[text left out]");
        else
            Value(json, value, budget, isSecret);
    }

    private static void Value(Utf8JsonWriter json, JsonElement value, Budget budget, bool isSecret)
    {
        if (!budget.Take(value))
        {
            json.WriteStringValue("[left out: too large]");
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                    Property(json, Read(() => property.Name), property.Value, budget, isSecret);
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                bool isPair = value.GetArrayLength() == 2 && value[0].ValueKind == JsonValueKind.String && Secrets.IsSecretName(Read(value[0]));
                json.WriteStartArray();
                int index = 0;
                foreach (var item in value.EnumerateArray())
                    Value(json, item, budget, isSecret || (isPair && index++ == 1));
                json.WriteEndArray();
                break;
            case JsonValueKind.String:
                json.WriteStringValue(isSecret ? Secrets.Redacted : Text(Read(value)));
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private static string Read(JsonElement text) => Read(() => text.GetString()!);

    // The JSON reader checks escapes only when a text is asked for: half of a surrogate pair costs that text, not the page.
    private static string Read(Func<string> text)
    {
        try
        {
            return text();
        }
        catch (InvalidOperationException)
        {
            return "[text left out: invalid Unicode escape]";
        }
    }

    private static string Text(string text)
    {
        string shown = PathText.Sentence(Secrets.WithoutCredentials(text));
        return shown.Length <= MostText ? shown : shown[..MostText] + "…";
    }

    private sealed class Budget
    {
        private int _left = MostCharacters;

        public bool Take(JsonElement value)
        {
            _left -= value.ValueKind == JsonValueKind.String ? Read(value).Length : 8;
            return _left > 0;
        }
    }
}

using System.Text.Json;

namespace AiPerf.Plot.Simulation;

/// <summary>What a failed record says about its failure.</summary>
internal sealed record RequestError(int? Code, string Type, string Message)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (Code is { } code)
        {
            json.WriteNumber("code", code);
        }

        json.WriteString("type", Type);
        json.WriteString("message", Message);
        json.WriteEndObject();
    }
}

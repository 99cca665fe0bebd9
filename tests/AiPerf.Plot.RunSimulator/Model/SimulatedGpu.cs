using System.Globalization;

namespace AiPerf.Plot.Simulation;

/// <summary>A GPU as telemetry names it.</summary>
/// <param name="Index">Its number within its host.</param>
/// <param name="Uuid">Its identity.</param>
/// <param name="Host">The host it sits in.</param>
internal sealed record SimulatedGpu(int Index, string Uuid, string Host)
{
    /// <summary>The telemetry endpoint that reports it.</summary>
    public string Url => $"http://{Host}:9400/metrics";

    /// <summary>The endpoint as the summary names it.</summary>
    public string Endpoint => $"{Host}:9400";

    /// <summary>Its slot on the bus.</summary>
    public string BusId => string.Create(CultureInfo.InvariantCulture, $"00000000:{Index + 2:x2}:00.0");
}

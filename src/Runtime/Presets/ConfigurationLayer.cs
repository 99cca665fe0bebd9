using AiPerf.Plot.Configuration;

namespace AiPerf.Plot.Presets;

/// <summary>What one layer states by itself.</summary>
/// <param name="Name">The file as the user knows it.</param>
/// <param name="Document">Its content.</param>
internal sealed record ConfigurationLayer(string Name, ConfigurationDocument Document);

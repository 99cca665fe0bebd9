using AiPerf.Plot.Configuration;

namespace AiPerf.Plot.Presets;

/// <summary>What one layer states by itself.</summary>
/// <param name="Name">The file as the user knows it.</param>
/// <param name="Document">Its content.</param>
/// <param name="LeftOut">The presets in it that cannot be drawn.</param>
/// <param name="Text">Its text.</param>
internal sealed record ConfigurationLayer(string Name, ConfigurationDocument Document, EquatableArray<LeftOutPreset> LeftOut, string Text);

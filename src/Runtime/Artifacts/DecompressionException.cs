namespace AiPerf.Plot.Artifacts;

/// <summary>A compressed file is damaged or cut off; the message is a clause for the user.</summary>
internal sealed class DecompressionException(string message) : IOException(message);

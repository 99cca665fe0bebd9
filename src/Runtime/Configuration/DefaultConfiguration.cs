namespace AiPerf.Plot.Configuration;

/// <summary>The built-in configuration as a text: what the typed catalog is generated from, and what users copy.</summary>
internal static class DefaultConfiguration
{
    /// <summary>The file's name, in messages and as the embedded resource.</summary>
    public const string FileName = "default_plot_config.yaml";

    /// <summary>The file's text. It is read when layers are merged over it or a copy is written, never on the default path.</summary>
    public static string ReadText()
    {
        using var stream = typeof(DefaultConfiguration).Assembly.GetManifestResourceStream(FileName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The file's content.</summary>
    public static ParsedConfiguration Parse() => ConfigurationParser.Parse(ReadText(), FileName);
}

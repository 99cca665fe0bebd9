namespace AiPerf.Plot.Artifacts;

/// <summary>Why a file or directory could not be read, in words that are the same on every system and name no absolute path.</summary>
internal static class FileFailure
{
    /// <summary>The reason, without a full stop.</summary>
    public static string Reason(Exception exception) => exception switch
    {
        DecompressionException => exception.Message,
        UnauthorizedAccessException or System.Security.SecurityException => "access is denied",
        FileNotFoundException or DirectoryNotFoundException => "it no longer exists",
        PathTooLongException => "its path is too long",
        _ => "the system reports an input error (" + exception.GetType().Name + ")",
    };
}

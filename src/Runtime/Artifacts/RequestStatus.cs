namespace AiPerf.Plot.Artifacts;

/// <summary>How a request ended.</summary>
public enum RequestStatus : byte
{
    /// <summary>It has no error and was not cancelled.</summary>
    Completed,

    /// <summary>Its record carries an <c>error</c>.</summary>
    Failed,

    /// <summary><c>was_cancelled</c> is true, or the error code is 499.</summary>
    Cancelled,
}

namespace AiPerf.Plot.Artifacts;

/// <summary>What the record being read says apart from its metrics. Of a key that occurs twice the last one counts.</summary>
internal sealed class RecordFields
{
    /// <summary>Epoch nanoseconds of the start, valid with <see cref="HasStart"/>.</summary>
    public long Start;

    /// <summary>Epoch nanoseconds of the end, valid with <see cref="HasEnd"/>.</summary>
    public long End;

    /// <summary>Whether there is a start.</summary>
    public bool HasStart;

    /// <summary>Whether there is an end.</summary>
    public bool HasEnd;

    private bool _metadataSeen;
    private bool _errorSeen;

    /// <summary>Whether <c>metadata</c> is an object.</summary>
    public bool HasMetadata { get; set; }

    /// <summary>Whether there is a <c>timestamp_ns</c>, which only exports before November 2025 have.</summary>
    public bool HasTimestamp { get; set; }

    /// <summary>Whether <c>metrics</c> was met.</summary>
    public bool HasMetrics { get; set; }

    /// <summary>Whether there is an <c>error</c> that is not null.</summary>
    public bool HasError { get; set; }

    /// <summary>Whether the error's code says that the request was cancelled.</summary>
    public bool IsCancelCode { get; set; }

    /// <summary>Whether <c>was_cancelled</c> is true.</summary>
    public bool IsCancelled { get; set; }

    /// <summary>Whether the phase is the warm-up.</summary>
    public bool IsWarmup { get; set; }

    /// <summary>How the request ended.</summary>
    public RequestStatus Status =>
        IsCancelled || IsCancelCode ? RequestStatus.Cancelled : HasError ? RequestStatus.Failed : RequestStatus.Completed;

    /// <summary>Starts a record.</summary>
    public void Clear()
    {
        HasMetrics = false;
        BeginMetadata();
        BeginError();
        _metadataSeen = false;
        _errorSeen = false;
    }

    /// <summary>Starts <c>metadata</c>.</summary>
    /// <returns>Whether the record has had one before.</returns>
    public bool BeginMetadata()
    {
        HasMetadata = false;
        HasStart = false;
        HasEnd = false;
        HasTimestamp = false;
        IsCancelled = false;
        IsWarmup = false;
        bool again = _metadataSeen;
        _metadataSeen = true;
        return again;
    }

    /// <summary>Starts <c>error</c>.</summary>
    /// <returns>Whether the record has had one before.</returns>
    public bool BeginError()
    {
        HasError = false;
        IsCancelCode = false;
        bool again = _errorSeen;
        _errorSeen = true;
        return again;
    }

    /// <summary>Whether the record has what it must have: a start, and an end that is not before it; nothing else.</summary>
    public LineFault Check() =>
        !HasMetadata ? LineFault.NoMetadata
        : !HasStart && HasTimestamp ? LineFault.BeforeNovember2025
        : !HasStart ? LineFault.NoStart
        : !HasEnd ? LineFault.NoEnd
        : End < Start ? LineFault.EndsBeforeStart
        : LineFault.None;
}

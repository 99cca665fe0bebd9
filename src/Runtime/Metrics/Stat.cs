namespace AiPerf.Plot.Metrics;

/// <summary>A statistic of a metric, in the order AIPerf lists them. Percentiles are linear interpolations between closest ranks (type 7).</summary>
public enum Stat
{
    /// <summary>Arithmetic mean; for aggregate and derived metrics their single value.</summary>
    Avg,

    /// <summary>Median.</summary>
    P50,

    /// <summary>90th percentile.</summary>
    P90,

    /// <summary>95th percentile.</summary>
    P95,

    /// <summary>99th percentile.</summary>
    P99,

    /// <summary>Smallest value.</summary>
    Min,

    /// <summary>Largest value.</summary>
    Max,

    /// <summary>Population standard deviation (divisor n).</summary>
    Std,

    /// <summary>1st percentile.</summary>
    P1,

    /// <summary>5th percentile.</summary>
    P5,

    /// <summary>10th percentile.</summary>
    P10,

    /// <summary>25th percentile.</summary>
    P25,

    /// <summary>75th percentile.</summary>
    P75,

    /// <summary>Number of values. Not accepted in a preset.</summary>
    Count,

    /// <summary>Sum of the values. Not accepted in a preset.</summary>
    Sum,

    /// <summary>Growth a second. Counters of servers alone have it.</summary>
    Rate,
}

using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Plots;

/// <summary>The subtitle of single-run plots: what is known of the run. Unknown facts are left out, never guessed (spec plots R-29).</summary>
internal static class RunFacts
{
    /// <summary><c>1,316 requests · 398 s · concurrency 50 · model</c>.</summary>
    /// <param name="run">The run.</param>
    /// <param name="rows">The requests shown, if the plot reads them.</param>
    public static string Subtitle(Run run, RequestRows? rows)
    {
        List<string> facts = [];
        if (rows is { Count: > 0 })
        {
            facts.Add(NumberText.Count(rows.Count, "request"));
            facts.Add(NumberText.Short(rows.EndSeconds - rows.StartSeconds) + " s");
        }

        RunConfiguration configuration = run.Configuration;
        if (configuration.Concurrency is { } concurrency)
            facts.Add("concurrency " + NumberText.Count(concurrency));
        else if (configuration.RequestRate is { } rate)
            facts.Add(NumberText.Short(rate) + " requests/s asked for");
        else if (configuration.Users is { } users)
            facts.Add(NumberText.Count(users, "user"));
        if (configuration.Model is { Length: > 0 } model)
            facts.Add(model);
        if (run.Summary?.WasCancelled == true)
            facts.Add("benchmark cancelled");
        return string.Join(" · ", facts);
    }
}

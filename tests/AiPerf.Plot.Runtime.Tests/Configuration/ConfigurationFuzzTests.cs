using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Runtime.Tests;

/// <summary>Whatever the text is, nothing is thrown, every mistake has a place in it, and what is accepted can be drawn.</summary>
[TestClass]
public sealed class ConfigurationFuzzTests
{
    private const string Sample = """
        visualization: # a comment
          single_run_defaults: [ttft_over_time, mine]
          multi_run_plots:
            ttft_vs_throughput: { groups: [model, "run_name"], x_scale: log }
            pareto:
              type: pareto
              x: &m { metric: request_latency, stat: p95 }
              y: output_token_throughput_per_gpu_avg
          single_run_plots:
            mine: { type: dual_axis, y: throughput_tokens_per_sec, y2: 'vllm:x[http://a]{b="c"}', primary_style: { mode: lines, line_width: 2.5 }, style: { theme: dark, annotations: [{ hline: 2, label: a }, { vband: [1, 2] }, { text: b, x: 1, y: 2 }] } }
        experiment_classification:
          baselines: ["*base*"]
          group_extraction_pattern: "^(t_\d+)"
          group_display_names: { a: B }
        settings: { include_warmup: true }

        """;

    private static readonly string Interesting = "{}[]:,'\"&*!|>-#\\%@`?\n\t \u0000\uFEFF\u2028\uD83D~09azé";

    [TestMethod]
    public void Every_prefix_is_survived()
    {
        for (var length = 0; length <= Sample.Length; length++)
            Check(Sample[..length]);
    }

    [TestMethod]
    public void A_thousand_edits_are_survived()
    {
        // A linear congruence: the same edits in every run.
        var state = 12345u;
        uint Next(int bound) => (state = unchecked((state * 1664525) + 1013904223)) % 65536 * (uint)bound / 65536;
        for (var i = 0; i < 1_000; i++)
        {
            var at = (int)Next(Sample.Length);
            var replacement = Interesting[(int)Next(Interesting.Length)].ToString();
            Check(Next(3) switch
            {
                0 => Sample.Remove(at, 1),
                1 => Sample.Insert(at, replacement),
                _ => Sample.Remove(at, 1).Insert(at, replacement),
            });
        }
    }

    private static void Check(string text)
    {
        var parsed = Parsing.Parse(text);
        foreach (var diagnostic in parsed.Diagnostics)
        {
            var span = diagnostic.Location;
            var body = text.TrimStart('\uFEFF');
            Assert.IsTrue(
                span.Line >= 1 && span.Column >= 1 && span.Offset >= 0 && span.Length >= 0 && span.Offset + span.Length <= body.Length,
                $"{span} in {text}");
            Assert.AreNotEqual(DiagnosticTable.InternalDefect, diagnostic.Descriptor);
        }

        Parsing.Create(parsed);
    }
}

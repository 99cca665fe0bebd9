using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Runtime.Tests;

[TestClass]
public sealed class MetricSelectorTests
{
    [TestMethod]
    [DataRow("vllm:x", "vllm:x", null, null)]
    [DataRow("vllm:x[http://a:8000/metrics]", "vllm:x", "http://a:8000/metrics", null)]
    [DataRow("vllm:x['http://a']", "vllm:x", "http://a", null)]
    [DataRow("vllm:x[http://[::1]:8000/metrics]", "vllm:x", "http://[::1]:8000/metrics", null)]
    [DataRow("vllm:x[http://[::1]:8000]{a=b}", "vllm:x", "http://[::1]:8000", "a=b")]
    [DataRow("x{engine=0, model_name=\"m, n\"}", "x", null, "engine=0|model_name=m, n")]
    [DataRow("x{a='}'}", "x", null, "a=}")]
    [DataRow("x{a=b=c}", "x", null, "a=b=c")]
    [DataRow("x{a=}", "x", null, "a=")]
    [DataRow("x{}", "x", null, "")]
    public void A_reference_has_a_name_an_endpoint_and_labels(string text, string name, string? endpoint, string? labels)
    {
        var selector = MetricSelector.Parse(text, out var problem);

        Assert.AreEqual("", problem);
        Assert.AreEqual((name, endpoint), (selector!.Name, selector.Endpoint));
        Assert.AreEqual(labels, selector.Labels is null ? null : string.Join('|', selector.Labels.Select(label => $"{label.Key}={label.Value}")));
    }

    [TestMethod]
    [DataRow("x[http://a", "the bracket is not closed")]
    [DataRow("x[]", "the endpoint is empty")]
    [DataRow("x{a=b", "the brace is not closed")]
    [DataRow("x{ab}", "'ab' has no '='")]
    [DataRow("x{=b}", "a label has no name")]
    [DataRow("x{a=b,}", "'' has no '='")]
    [DataRow("x{a=b}c", "'c' follows the reference")]
    [DataRow("{a=b}", "the name is missing")]
    [DataRow("[", "the name is missing")]
    public void A_wrong_reference_says_what_is_wrong(string text, string expected)
    {
        Assert.IsNull(MetricSelector.Parse(text, out var problem));
        Assert.AreEqual(expected, problem);
    }
}

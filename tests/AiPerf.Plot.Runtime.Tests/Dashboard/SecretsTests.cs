using AiPerf.Plot.Dashboard;

namespace AiPerf.Plot.Runtime.Tests.Dashboard;

/// <summary>What is a credential, and what only looks like one.</summary>
[TestClass]
public sealed class SecretsTests
{
    [TestMethod]
    [DataRow("api_key")]
    [DataRow("apiKey")]
    [DataRow("X-API-Key")]
    [DataRow("Authorization")]
    [DataRow("auth_token")]
    [DataRow("hf.token")]
    [DataRow("db-password")]
    [DataRow("Ocp-Apim-Subscription-Key")]
    [DataRow("Set-Cookie")]
    [DataRow("client_secret")]
    public void Names_of_credentials_are_known(string name) => Assert.IsTrue(Secrets.IsSecretName(name));

    [TestMethod]
    [DataRow("input_tokens")]
    [DataRow("tokenizer")]
    [DataRow("output_tokens_mean")]
    [DataRow("monkey")]
    [DataRow("author")]
    [DataRow("keyspace")]
    public void Names_that_look_like_them_are_not(string name) => Assert.IsFalse(Secrets.IsSecretName(name));

    [TestMethod]
    [DataRow("http://me:pw@host/v1", "http://[redacted]@host/v1")]
    [DataRow("https://host/?api_key=abc&model=m", "https://host/?api_key=[redacted]&model=m")]
    [DataRow("Bearer abc.def", "Bearer [redacted]")]
    [DataRow("aiperf --api-key abc --model m", "aiperf --api-key [redacted] --model m")]
    [DataRow("aiperf --api-key=abc --output-tokens-mean 200", "aiperf --api-key=[redacted] --output-tokens-mean 200")]
    [DataRow("X-Api-Key: abc", "X-Api-Key: [redacted]")]
    [DataRow("OPENAI_API_KEY=sk-1 aiperf profile --model m", "OPENAI_API_KEY=[redacted] aiperf profile --model m")]
    [DataRow("--extra-inputs api_key='a b' --model m", "--extra-inputs api_key=[redacted] --model m")]
    [DataRow("--extra-inputs temperature:0.7 api_key:sk-1 --model m", "--extra-inputs temperature:0.7 api_key:[redacted] --model m")]
    [DataRow("endpoint: chat X-Api-Key: abc", "endpoint: chat X-Api-Key: [redacted]")]
    [DataRow("--extra-inputs '{\"n\": 1, \"api_key\": \"sk-1\", \"top\": 2}'", "--extra-inputs '{\"n\": 1, \"api_key\": \"[redacted]\", \"top\": 2}'")]
    [DataRow("-H 'Authorization: Basic dXNlcjpwdw==' -H 'X-Trace: 1'", "-H 'Authorization: [redacted]' -H 'X-Trace: 1'")]
    [DataRow("http://server:8000", "http://server:8000")]
    [DataRow("goodput time_to_first_token:200", "goodput time_to_first_token:200")]
    public void Credentials_inside_texts_are_taken_out(string text, string expected) => Assert.AreEqual(expected, Secrets.WithoutCredentials(text));

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    [DataRow("-")]
    [DataRow("--a")]
    [DataRow("a=")]
    [DataRow("a: ")]
    [DataRow("Bearer ")]
    [DataRow("://a")]
    [DataRow("a\"")]
    [DataRow("?a&")]
    public void Long_texts_take_time_in_proportion(string part) =>
        // The square of a million is a quarter of an hour; this is a guard against that, no measurement.
        Assert.IsNotNull(Secrets.WithoutCredentials(string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length)) + "!"));
}

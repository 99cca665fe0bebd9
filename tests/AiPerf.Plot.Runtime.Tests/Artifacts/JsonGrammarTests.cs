using System.Text;
using System.Text.Json;
using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Runtime.Tests.Artifacts;

/// <summary>What is found out without the framework's reader is what that would say.</summary>
[TestClass]
public sealed class JsonGrammarTests
{
    private const string Sample = """{"a":[1,-0.5e+3,{"b":"c\u00e9\n","d":null}],"e":{},"f":[],"g":true,"h":false, "i" : 0 }""";

    private static readonly string[] Pieces =
        ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\u12", "\\ud800", "\\x", "0", "1", "-", "+", ".", "e", "E5", "true", "nul", "null", " ", "\t", "\r", "\n", "\u0001", "\u00e9", "a", "/", "//x", "\"a\":", "{}", "[]", "1,", "-0", "01", "1.", "1e", "\u0000"];

    [TestMethod]
    public void It_is_the_frameworks()
    {
        var random = new Random(8);
        int accepted = 0;
        for (int round = 0; round < 20_000; round++)
        {
            string text = random.Next(3) == 0 ? "" : Sample;
            for (int changes = random.Next(4); changes >= 0; changes--)
            {
                int at = random.Next(text.Length + 1);
                int length = Math.Min(random.Next(3), text.Length - at);
                text = text.Remove(at, length).Insert(at, random.Next(3) == 0 ? "" : Pieces[random.Next(Pieces.Length)]);
            }

            byte[] line = Encoding.UTF8.GetBytes(text);
            bool isValid = IsValid(line);
            Assert.AreEqual(isValid, JsonGrammar.IsValue(line), text);
            accepted += isValid ? 1 : 0;
        }

        Assert.IsGreaterThan(1_000, accepted);
        Assert.IsLessThan(19_000, accepted);
    }

    [TestMethod]
    [DataRow(64, "[", "]")]
    [DataRow(65, "[", "]")]
    [DataRow(64, "{\"a\":", "}")]
    [DataRow(65, "{\"a\":", "}")]
    [DataRow(200, "[{\"a\":", "}]")]
    public void It_nests_as_deep(int depth, string open, string close)
    {
        byte[] line = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth)));

        Assert.AreEqual(IsValid(line), JsonGrammar.IsValue(line));
    }

    [TestMethod]
    [DataRow("""a\"\\\/\b\f\n\r\t\u0041\u00e9\u20ac""")]
    [DataRow("""\ud83d\ude00x\uD83D\uDE00""")]
    [DataRow("\u00e9\u20ac")]
    public void Escapes_are_the_frameworks(string escaped)
    {
        byte[] text = Encoding.UTF8.GetBytes(escaped);

        CollectionAssert.AreEqual(Encoding.UTF8.GetBytes(JsonSerializer.Deserialize<string>($"\"{escaped}\"")!), JsonEscapes.Unescaped(text));
    }

    [TestMethod]
    [DataRow("""\ud83d""")]
    [DataRow("""\ud83dx""")]
    [DataRow("""\ud83d\n""")]
    [DataRow("""\ude00""")]
    [DataRow("""\ud83d\ud83d""")]
    [DataRow("""\ud83d\u0041""")]
    public void Half_a_pair_is_no_text(string escaped) => Assert.IsNull(JsonEscapes.Unescaped(Encoding.UTF8.GetBytes(escaped)));

    private static bool IsValid(byte[] line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

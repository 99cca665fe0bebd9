using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Runtime.Tests.Metrics;

[TestClass]
public sealed class NaturalOrderTests
{
    [TestMethod]
    [DataRow("concurrency_2", "concurrency_10")]
    [DataRow("run_9", "run_0010")]
    [DataRow("a1b2", "a1b10")]
    [DataRow("1", "a")]
    [DataRow("-", "1")]
    [DataRow("a", "a1")]
    [DataRow("B", "a")]
    [DataRow("x007", "x7")]
    [DataRow("99999999999999999999998", "99999999999999999999999")]
    [DataRow("99999999999999999999999", "100000000000000000000000")]
    [DataRow("", "a")]
    [DataRow("concurrency_1", "concurrency_1_b")]
    public void The_first_comes_before_the_second(string first, string second)
    {
        Assert.IsLessThan(0, NaturalOrder.Instance.Compare(first, second));
        Assert.IsGreaterThan(0, NaturalOrder.Instance.Compare(second, first));
    }

    [TestMethod]
    public void Only_equal_texts_are_equal()
    {
        Assert.AreEqual(0, NaturalOrder.Instance.Compare("run_01", "run_01"));
        Assert.AreEqual(0, NaturalOrder.Instance.Compare(null, null));
        Assert.IsLessThan(0, NaturalOrder.Instance.Compare(null, ""));
    }

    [TestMethod]
    public void It_is_a_total_order()
    {
        string[] texts = ["", "0", "00", "1", "01", "10", "2", "a", "a0", "a00", "a1", "a01", "a-1", "a_1", "aa", "a1a", "a1b", "b", "é", "a٣"];
        foreach (string x in texts)
        {
            foreach (string y in texts)
            {
                int xy = Math.Sign(NaturalOrder.Instance.Compare(x, y));
                Assert.AreEqual(-xy, Math.Sign(NaturalOrder.Instance.Compare(y, x)), $"'{x}' and '{y}'");
                foreach (string z in texts.Where(z => xy < 0 && NaturalOrder.Instance.Compare(y, z) < 0))
                    Assert.IsLessThan(0, NaturalOrder.Instance.Compare(x, z), $"'{x}' < '{y}' < '{z}'");
            }
        }
    }
}

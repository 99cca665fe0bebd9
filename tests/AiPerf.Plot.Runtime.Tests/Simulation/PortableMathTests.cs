using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Simulation;

/// <summary>The simulator's own functions and its random numbers.</summary>
[TestClass]
public sealed class PortableMathTests
{
    [TestMethod]
    public void Exponential_and_logarithm_are_near_those_of_the_platform()
    {
        for (double x = -20; x <= 20; x += 0.0371)
        {
            Assert.AreEqual(1, PortableMath.Exp(x) / Math.Exp(x), 1e-12, $"exp {x}");
            double argument = Math.Exp(x);
            Assert.AreEqual(Math.Log(argument), PortableMath.Log(argument), 1e-11, $"log {argument}");
        }
    }

    [TestMethod]
    public void The_wave_is_periodic_and_bounded()
    {
        Assert.AreEqual(0, PortableMath.Wave(0), 1e-15);
        Assert.AreEqual(1, PortableMath.Wave(3.25), 1e-12);
        Assert.AreEqual(-1, PortableMath.Wave(-0.25), 1e-12);
    }

    [TestMethod]
    public void Draws_have_the_moments_of_their_distributions()
    {
        var random = new RandomSource(1, RandomStream.Run, 0);
        const int Count = 200_000;
        double uniform = 0, normal = 0, squares = 0, exponential = 0;
        for (int draw = 0; draw < Count; draw++)
        {
            uniform += random.Uniform();
            double value = random.Normal();
            normal += value;
            squares += value * value;
            exponential += random.Exponential(3);
        }

        Assert.AreEqual(0.5, uniform / Count, 0.005);
        Assert.AreEqual(0, normal / Count, 0.01);
        Assert.AreEqual(1, squares / Count, 0.02);
        Assert.AreEqual(3, exponential / Count, 0.04);
    }

    [TestMethod]
    public void Streams_and_items_do_not_repeat_one_another()
    {
        var first = new HashSet<ulong>();
        foreach (long seed in new long[] { 0, 1, 2, -1 })
        {
            foreach (var stream in Enum.GetValues<RandomStream>())
            {
                for (long index = -50; index < 50; index++)
                {
                    Assert.IsTrue(first.Add(new RandomSource(seed, stream, index).Bits()), $"{seed} {stream} {index}");
                }
            }
        }
    }
}

using System.Numerics;

namespace AiPerf.Plot.Simulation;

/// <summary>
/// xoshiro256** seeded by splitmix64. Every request, scrape and identifier draws from its own stream, so that adding a draw in one
/// place changes nothing elsewhere. Only integer and correctly rounded operations are used: the draws are the same on every machine.
/// </summary>
internal struct RandomSource
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Starts the stream of one item.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="stream">What the draws are for.</param>
    /// <param name="index">The item, e.g. the request number.</param>
    public RandomSource(long seed, RandomStream stream, long index)
    {
        ulong state = Mix((ulong)seed + 0x9E3779B97F4A7C15UL);
        state = Mix(state ^ ((ulong)stream * 0xBF58476D1CE4E5B9UL));
        state = Mix(state + ((ulong)index * 0x94D049BB133111EBUL));
        _s0 = Next(ref state);
        _s1 = Next(ref state);
        _s2 = Next(ref state);
        _s3 = Next(ref state);
    }

    /// <summary>64 random bits.</summary>
    public ulong Bits()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform on [0, 1).</summary>
    public double Uniform() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform on [low, high).</summary>
    public double Uniform(double low, double high) => low + (Uniform() * (high - low));

    /// <summary>Uniform on 0 .. count − 1.</summary>
    public int Below(int count) => (int)(Uniform() * count);

    /// <summary>
    /// Nearly standard normal: the sum of twelve uniforms minus six (Irwin-Hall), so bounded by ±6 and free of logarithms.
    /// </summary>
    public double Normal()
    {
        long sum = 0;
        for (int draw = 0; draw < 3; draw++)
        {
            ulong bits = Bits();
            sum += (long)(bits & 0xFFFF) + (long)((bits >> 16) & 0xFFFF) + (long)((bits >> 32) & 0xFFFF) + (long)(bits >> 48);
        }

        return ((sum + 6) / 65536.0) - 6;
    }

    /// <summary>Exponential with the given mean.</summary>
    public double Exponential(double mean) => -mean * PortableMath.Log(1 - Uniform());

    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        return Mix(state);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}

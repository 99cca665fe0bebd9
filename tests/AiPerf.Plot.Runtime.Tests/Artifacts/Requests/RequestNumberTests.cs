using System.Globalization;
using System.Numerics;
using System.Text;
using AiPerf.Plot.Artifacts;
using CsCheck;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Requests;

/// <summary>Numbers are those of <see cref="double.Parse(string)"/>, bit for bit.</summary>
[TestClass]
public sealed class RequestNumberTests
{
    [TestMethod]
    [DataRow("0")]
    [DataRow("-0")]
    [DataRow("-0.0")]
    [DataRow("7")]
    [DataRow("31.742933999999998")]
    [DataRow("17.868007")]
    [DataRow("33.051604759523634")]
    [DataRow("0.1")]
    [DataRow("0.30000000000000004")]
    [DataRow("123456789012345678")]
    [DataRow("9007199254740993")]
    [DataRow("9223372036854775807")]
    [DataRow("9223372036854775808")]
    [DataRow("9999999999999999999")]
    [DataRow("18446744073709551616")]
    [DataRow("1759522419174302925")]
    [DataRow("0.000000000000000001")]
    [DataRow("1.000000000000000001")]
    [DataRow("123456789.0123456789")]
    [DataRow("1.00000000000000011102230246251565")]
    [DataRow("1.00000000000000011102230246251566")]
    [DataRow("1E+5")]
    [DataRow("2e-7")]
    [DataRow("4.9e-324")]
    [DataRow("2.2250738585072011e-308")]
    [DataRow("1.7976931348623157e308")]
    [DataRow("1e999")]
    [DataRow("-1e999")]
    [DataRow("0.00000000000000000000000000000000000000000000000000001")]
    [DataRow("123456789012345678901234567890123456789012345678901234567890")]
    [DataRow("4503599627370496.5")]
    [DataRow("4503599627370497.5")]
    [DataRow("9007199254740991.5")]
    [DataRow("1125899906842624.125")]
    [DataRow("1125899906842624.375")]
    public void A_number_is_the_nearest_double(string text)
    {
        AssertSame(text);
    }

    [TestMethod]
    public void The_reciprocals_are_those_of_the_powers_of_five()
    {
        for (int decimals = 0; decimals <= DecimalScale.MaxDecimals; decimals++)
        {
            var power = BigInteger.Pow(5, decimals);
            BigInteger expected = decimals == 0 ? BigInteger.One << 127 : (BigInteger.One << ((int)power.GetBitLength() + 127)) / power + 1;

            Assert.AreEqual(expected, (BigInteger)DecimalScale.Reciprocal(decimals), $"{decimals} decimals");
        }
    }

    [TestMethod]
    public void Any_mantissa_with_any_number_of_decimals_is_the_nearest_double()
    {
        Gen.Select(Gen.ULong, Gen.Int[1, 20], Gen.Int[0, 19], Gen.Bool).Sample(
            (mantissa, length, decimals, isNegative) =>
            {
                string digits = mantissa.ToString(CultureInfo.InvariantCulture);
                digits = digits[..Math.Min(digits.Length, length)];
                AssertSame((isNegative ? "-" : "") + WithPoint(digits, decimals));
            },
            seed: "0N0XIzNsQ0O2",
            iter: 200_000);
    }

    [TestMethod]
    public void Decimals_half_way_between_two_doubles_go_to_the_even_one()
    {
        Gen.Select(Gen.ULong[1ul << 52, (1ul << 53) - 1], Gen.Int[0, 8], Gen.Int[-1, 1]).Sample(
            (significand, bits, offset) =>
            {
                // (2 s + 1) / 2^(bits + 1) in decimal, exactly, and its neighbours in the last place.
                BigInteger scaled = (new BigInteger(significand) * 2 + 1) * BigInteger.Pow(5, bits + 1) + offset;
                AssertSame(WithPoint(scaled.ToString(CultureInfo.InvariantCulture), bits + 1));
            },
            seed: "0N0XIzNsQ0O2",
            iter: 50_000);
    }

    [TestMethod]
    public void Every_double_survives_its_shortest_text()
    {
        Gen.Double[1e-3, 1e7].Sample(
            value =>
            {
                string text = value.ToString("R", CultureInfo.InvariantCulture);
                Assert.AreEqual(value, AssertSame(text));
            },
            seed: "0N0XIzNsQ0O2",
            iter: 200_000);
    }

    [TestMethod]
    public void Digits_are_the_same_with_and_without_vectors()
    {
        Gen.ULong.Sample(
            value =>
            {
                string text = (value % 10_000_000_000_000_000_000).ToString(CultureInfo.InvariantCulture);
                byte[] bytes = Encoding.ASCII.GetBytes(text);
                unsafe
                {
                    fixed (byte* p = bytes)
                        Assert.AreEqual(ulong.Parse(text, CultureInfo.InvariantCulture), JsonNumber.DigitsOneByOne(p, p + bytes.Length));
                }
            },
            seed: "0N0XIzNsQ0O2",
            iter: 1_000);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("-")]
    [DataRow(".5")]
    [DataRow("+1")]
    [DataRow("1.")]
    [DataRow("1.e5")]
    [DataRow("1e")]
    [DataRow("1e+")]
    [DataRow("-.5")]
    [DataRow("NaN")]
    [DataRow("Infinity")]
    public void What_the_grammar_forbids_is_no_number(string text)
    {
        Assert.AreEqual(-1, Read(text, out _));
    }

    [TestMethod]
    public void A_number_with_a_leading_zero_ends_after_the_zero()
    {
        Assert.AreEqual(1, Read("01", out _));
        Assert.AreEqual(2, Read("-01.5", out _));
    }

    private static string WithPoint(string digits, int decimals)
    {
        if (decimals == 0)
            return digits.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0";
        digits = digits.PadLeft(decimals + 1, '0');
        string whole = digits[..^decimals].TrimStart('0');
        return (whole.Length == 0 ? "0" : whole) + "." + digits[^decimals..];
    }

    private static double AssertSame(string text)
    {
        int length = Read(text, out double value);
        Assert.AreEqual(text.Length, length, text);
        double expected = double.Parse(text, CultureInfo.InvariantCulture);
        Assert.AreEqual(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(value), text);
        return value;
    }

    // Digits and a point before and after, which must not be taken for part of the number.
    private static unsafe int Read(string text, out double value)
    {
        byte[] bytes = new byte[text.Length + 2 * JsonBytes.Padding];
        Array.Fill(bytes, (byte)'9');
        Encoding.ASCII.GetBytes(text, 0, text.Length, bytes, JsonBytes.Padding);
        bytes[JsonBytes.Padding + text.Length] = (byte)',';
        fixed (byte* p = bytes)
        {
            byte* first = p + JsonBytes.Padding;
            byte* end = JsonNumber.ReadDouble(first, out value);
            return end == null ? -1 : (int)(end - first);
        }
    }
}

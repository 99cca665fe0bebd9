using System.Globalization;

namespace AiPerf.Plot.Configuration;

/// <summary>The YAML 1.2 core schema: only <c>true</c> and <c>false</c> are switches; <c>yes</c> and <c>on</c> are texts.</summary>
internal static class CoreScalar
{
    public static bool? AsSwitch(YamlScalar scalar) => !scalar.IsPlain ? null : scalar.Value switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ => null,
    };

    /// <summary>A whole number: decimal with a sign or without, <c>0x</c> hexadecimal or <c>0o</c> octal.</summary>
    public static int? AsInteger(YamlScalar scalar)
    {
        if (!scalar.IsPlain)
            return null;
        if (scalar.Value.StartsWith("0x", StringComparison.Ordinal))
            return FromDigits(scalar.Value, 16);
        if (scalar.Value.StartsWith("0o", StringComparison.Ordinal))
            return FromDigits(scalar.Value, 8);
        return int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>A finite number: infinities and NaN have no meaning in a preset.</summary>
    public static double? AsNumber(YamlScalar scalar)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return scalar.IsPlain && double.TryParse(scalar.Value, Style, CultureInfo.InvariantCulture, out var value)
            && !double.IsNaN(value) && !double.IsInfinity(value) ? value : null;
    }

    private static int? FromDigits(string text, int radix)
    {
        var value = 0L;
        foreach (var digit in text.Skip(2).Select(c => "0123456789abcdef".IndexOf(char.ToLowerInvariant(c))))
        {
            if (digit < 0 || digit >= radix || (value = (value * radix) + digit) > int.MaxValue)
                return null;
        }

        return text.Length > 2 ? (int)value : null;
    }
}

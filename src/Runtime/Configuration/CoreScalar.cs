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

    public static int? AsInteger(YamlScalar scalar) =>
        scalar.IsPlain && int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>A finite number: infinities and NaN have no meaning in a preset.</summary>
    public static double? AsNumber(YamlScalar scalar)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return scalar.IsPlain && double.TryParse(scalar.Value, Style, CultureInfo.InvariantCulture, out var value)
            && !double.IsNaN(value) && !double.IsInfinity(value) ? value : null;
    }
}

namespace AiPerf.Plot.Figures;

/// <summary>A figure that contradicts itself and is not drawn. The message names the figure, the part and what to change.</summary>
internal sealed class InvalidFigureException : Exception
{
    /// <summary>Without a message.</summary>
    public InvalidFigureException()
    {
    }

    /// <summary>With a message such as <c>figure 'x', panel 2, y axis: minimum 5 is not below maximum 3</c>.</summary>
    /// <param name="message">Figure, part and mistake.</param>
    public InvalidFigureException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and what led to it.</summary>
    /// <param name="message">Figure, part and mistake.</param>
    /// <param name="innerException">What led to it.</param>
    public InvalidFigureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

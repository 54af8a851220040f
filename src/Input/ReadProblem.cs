using Microsoft.CodeAnalysis.Text;

namespace Plimsoll.Input;

/// <summary>What kind of trouble reading an input met; each becomes a PLM0xxx finding.</summary>
public enum ReadProblemKind
{
    /// <summary>PLM0001: the input was not, or not wholly, analysed.</summary>
    NotAnalysed,

    /// <summary>PLM0003: a budget was reached.</summary>
    BudgetReached,

    /// <summary>PLM0004: an oddity, read without loss.</summary>
    Oddity,
}

/// <summary>
/// Trouble met while reading. Readers return what they understood plus these; they never throw for bad input.
/// </summary>
/// <param name="Kind">Decides the rule (PLM0001, PLM0003, PLM0004) and whether the run exits 2.</param>
/// <param name="Path">The input's path below the root.</param>
/// <param name="Message">What is wrong, and what was not looked at; one sentence without a final period, no text of the input longer than a name.</param>
public sealed record ReadProblem(ReadProblemKind Kind, string Path, string Message)
{
    /// <summary>The option that lifts the budget or helps otherwise, for example <c>--max-config-size</c>.</summary>
    public string? Option { get; init; }

    /// <summary>The id of the rule that names the same place, so that only its finding is shown when it is on; null: there is none.</summary>
    public string? ToldBy { get; init; }

    /// <summary>Where reading stopped, when the text is known.</summary>
    public TextSpan? Span { get; init; }

    /// <summary>Where reading stopped, in bytes, when only bytes are known.</summary>
    public long? Offset { get; init; }

    /// <summary>The text, when it could be decoded.</summary>
    public SourceFile? File { get; init; }
}

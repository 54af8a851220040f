namespace Plimsoll.Engine.Configuration;

/// <summary>The words of <c>fail-on</c>.</summary>
public static class FailOnWords
{
    /// <summary>The words, the severest first.</summary>
    public static IReadOnlyList<string> All { get; } = ["error", "warning", "info", "none"];

    /// <summary>The meaning of a word; null when it is none.</summary>
    public static FailOn? Parse(string? word) => word switch
    {
        "error" => FailOn.Error,
        "warning" => FailOn.Warning,
        "info" => FailOn.Info,
        "none" => FailOn.None,
        _ => null,
    };
}

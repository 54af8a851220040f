using Microsoft.CodeAnalysis.Text;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Values;
using Plimsoll.Input;

namespace Plimsoll.Documents.Dockerfile.Semantics;

/// <summary>The user that a USER instruction sets.</summary>
/// <param name="Instruction">The instruction.</param>
/// <param name="Value"><c>user[:group]</c> after expansion.</param>
public sealed record StageUser(UserInstruction Instruction, Setting<string> Value) : ILocated
{
    /// <inheritdoc/>
    public SourceFile File => Instruction.File;

    /// <inheritdoc/>
    public TextSpan Span => Instruction.Value.Raw.Length > 0 ? Instruction.Value.Span : Instruction.Span;

    /// <summary>Whether a known user is root, by name or number, whatever the group.</summary>
    public static bool IsRoot(string user)
    {
        var colon = user.IndexOf(':', StringComparison.Ordinal);
        var name = (colon < 0 ? user : user[..colon]).Trim();
        return name == "root" || (name.Length > 0 && name.AsSpan().TrimStart('0').IsEmpty);
    }
}

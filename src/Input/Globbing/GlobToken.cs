using System.Runtime.InteropServices;

namespace Plimsoll.Input.Globbing;

/// <summary>What one step of a pattern accepts.</summary>
internal enum GlobTokenKind
{
    /// <summary>One character.</summary>
    Literal,

    /// <summary><c>?</c>: one character but a slash.</summary>
    AnyOne,

    /// <summary><c>*</c>: any characters but slashes.</summary>
    Star,

    /// <summary><c>[...]</c>: one character of a set, never a slash.</summary>
    Class,

    /// <summary><c>**</c> at the end: any characters.</summary>
    Anything,

    /// <summary><c>**/</c>: nothing, or anything that ends in a slash.</summary>
    AnythingThenSlash,

    /// <summary>The second half of <see cref="AnythingThenSlash"/>: inside of it, a slash is still to come.</summary>
    UntilSlash,
}

/// <summary>A step of a pattern; a pattern is a list of them, and the position in it is all the state that matching needs.</summary>
/// <param name="Kind">What it accepts.</param>
/// <param name="Character">The code point of a literal.</param>
/// <param name="Set">The set of a class.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GlobToken(GlobTokenKind Kind, int Character = 0, GlobClass? Set = null);
